/**
 * Drives Firefox over WebDriver BiDi: reads one call a line, writes one answer a line, both JSON.
 *
 * @typedef {import("puppeteer-core").Page} Page
 * @typedef {{ do: string, url: string, function: string, argument: unknown, frame: boolean, selector: string, text: string }} Call
 */

import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

const [program] = process.argv.slice(2);
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: program,
  headless: true,
  extraPrefsFirefox: {
    "network.dns.disablePrefetch": false,
    "network.dns.disablePrefetchFromHTTPS": false,
    "network.predictor.enabled": false,
    "network.http.speculative-parallel-limit": 20,
    "network.captive-portal-service.enabled": false,
    "network.connectivity-service.enabled": false,
  },
});

/** @type {Page | undefined} */
let opened;

async function close() {
  await opened?.browserContext().close();
  opened = undefined;
}

/** @param {boolean} frame */
function place(frame) {
  if (!opened) throw new Error("no page is open");
  const found = frame ? opened.mainFrame().childFrames()[0] : opened.mainFrame();
  if (!found) throw new Error("the page has no frame");
  return found;
}

/** @param {Call} call */
async function find(call) {
  const found = await place(call.frame).$(call.selector);
  if (!found) throw new Error(`${call.selector} was not found`);
  return found;
}

/** @type {Record<string, (call: Call) => Promise<unknown>>} */
const calls = {
  async open({ url }) {
    await close();
    opened = await (await browser.createBrowserContext()).newPage();
    await opened.goto(url, { waitUntil: "load" });
  },
  evaluate: (call) => place(call.frame).evaluate(`(${call.function})(${JSON.stringify(call.argument)})`),
  async fill(call) {
    const found = await find(call);
    if (await found.evaluate((element) => element.localName === "select")) await found.select(call.text);
    else await found.type(call.text);
  },
  click: async (call) => (await find(call)).click(),
  press: async ({ text }) => opened?.keyboard.press(/** @type {import("puppeteer-core").KeyInput} */ (text)),
  close,
};

for await (const line of createInterface({ input: process.stdin })) {
  const call = /** @type {Call} */ (JSON.parse(line));
  let answer;
  try {
    answer = { value: (await calls[call.do]?.(call)) ?? null };
  } catch (problem) {
    answer = { error: problem instanceof Error ? problem.message : String(problem) };
  }
  console.log(JSON.stringify(answer));
}
await browser.close();
