/** How long the decoder takes, beside a naive scan (`indexOf` of every known string). Prints JSON; times are milliseconds, best of several.
 * usage: node tests/benchmarks/decode.mjs errors.json */
import { readFileSync } from "node:fs";
import process from "node:process";
import { decode } from "../../plugins/error_reference/browser/decode.mjs";

/** @import { Catalogue } from "../../plugins/error_reference/browser/decode/types.js" */

const path = process.argv[2] ?? process.env.DECODER_INDEX;
if (!path) {
  process.stderr.write("usage: node tests/benchmarks/decode.mjs errors.json\n");
  process.exit(2);
}

/** @type {Catalogue} */
const real = JSON.parse(readFileSync(path, "utf8"));
const large = { errors: [...real.errors, ...Array.from({ length: 10_000 - real.errors.length }, (_, i) => invent(i))] };
const MEGABYTE = 1 << 20;
const typical = `2024-01-07 18:07:25,003 - freqtrade.freqtradebot - ERROR - Unable to place an order on exchange.
Traceback (most recent call last):
  File "/app/ccxt/kraken.py", line 655, in create_order
    response = self.privatePostAddOrder(self.extend(order, params))
ccxt.base.errors.InvalidOrder: kraken {"error":["EGeneral:Invalid arguments:volume minimum not met"]}
`;
const plain = "My order did not go through and I do not know why, the bot only says that something was refused.";
const hostile = {
  "log without an error": "2024-05-01 10:00:00 order placed at 520.1, query took 12 ms\n",
  "the same error": "EAPI:Invalid nonce ",
  "unknown strings": "EOrder:Zork ",
  "error lists": '{"error":["',
  statuses: "error 520 ",
  backslashes: "\\",
  entities: "&amp;amp;",
  percent: "%25%3a",
  "one long word": "a",
  names: "kraken binance ",
};

const report = {
  typical: compare(typical, real),
  "typical, 10,000 entries": compare(typical, large),
  "nothing found": compare(plain, real),
  "nothing found, 10,000 entries": compare(plain, large),
  "index, milliseconds": { real: once(() => decode("", structuredClone(real))), "10,000 entries": once(() => decode("", structuredClone(large))) },
  "1 MB": Object.fromEntries(Object.entries(hostile).map(([name, part]) => [name, time(() => decode(fill(part), real), 3)])),
};
process.stdout.write(`${JSON.stringify(report, null, 1)}\n`);

/** @param {string} text @param {Catalogue} catalogue */
function compare(text, catalogue) {
  decode(text, catalogue);
  const ours = time(() => decode(text, catalogue), 200);
  const naive = time(() => scan(text, catalogue), 200);
  return { decode: ours, naive, ratio: Math.round((ours / naive) * 10) / 10 };
}

/** @param {string} text @param {Catalogue} catalogue */
function scan(text, catalogue) {
  const lower = text.toLowerCase();
  return catalogue.errors.filter(({ error }) => lower.indexOf(error.toLowerCase()) >= 0);
}

/** @param {() => unknown} work @param {number} rounds */
function time(work, rounds) {
  let best = Infinity;
  for (let i = 0; i < rounds; i++) best = Math.min(best, once(work));
  return Math.round(best * 1000) / 1000;
}

/** @param {() => unknown} work */
function once(work) {
  const start = performance.now();
  work();
  return Math.round((performance.now() - start) * 1000) / 1000;
}

/** @param {string} part */
function fill(part) {
  return part.repeat(Math.ceil(MEGABYTE / part.length)).slice(0, MEGABYTE);
}

/** @param {number} i */
function invent(i) {
  const words = ["limit", "volume", "asset", "method", "margin", "address", "session", "price", "pair", "leverage"];
  const category = ["General", "Order", "Query", "Funding", "Service"][i % 5];
  const message = `${["Invalid", "Unknown", "Missing", "Expired"][i % 4]} ${words[(i >> 2) % 10]} ${words[(i >> 5) % 10]} number${i}`;
  return { error: `E${category}:${message}`, slug: `invented-${i}`, url: `errors/invented-${i}/`, summary: message };
}
