import { isToFrame, tagged } from "../protocol.js";
import { byId } from "./dom.js";
import { chosenExample, clearFieldErrors, fillExample, fillFromRequest, noticeOwnValues, readRequest, showFieldError, valueOf } from "./fields.js";
import { fail, say, showProgress, startPython, wantPython } from "./loading.js";
import { clearOutcome, showComparison, showOutcome } from "./outcome.js";
import { CommandError } from "./python.js";
import { guardSecret, maskSecret } from "./secret.js";

/**
 * The frame: listens to the form and to the page around it.
 *
 * @typedef {import("./outcome.js").Outcome} Outcome
 * @typedef {import("./outcome.js").Comparison} Comparison
 * @typedef {import("./python.js").Python} Python
 */

let lastCheck = 0;
let unanswered = false;

async function check() {
  const number = (lastCheck += 1);
  clearFieldErrors();
  clearOutcome();
  if (["api-sign", "request", "stage-value"].every((name) => valueOf(name).trim() === "")) {
    showFieldError("api-sign", "Paste the value your code gave for the API-Sign header.");
    byId("field-api-sign", HTMLElement).focus();
    return;
  }
  const place = byId("outcome", HTMLElement);
  place.setAttribute("aria-busy", "true");
  unanswered = true;
  try {
    const python = await wantPython();
    if (number !== lastCheck) return;
    say("Checking…");
    if (valueOf("request").trim() !== "") await readPastedRequest(python);
    const comparison = await compareStage(python);
    if (comparison !== undefined && valueOf("api-sign").trim() === "") {
      if (number !== lastCheck) return;
      settle();
      showComparison(comparison);
      return;
    }
    const outcome = /** @type {Outcome} */ (/** @type {unknown} */ (await python.run("check", readRequest())));
    if (number !== lastCheck) return;
    settle();
    if (outcome.error) showFieldError(outcome.error.field.replaceAll("_", "-"), outcome.error.message);
    showOutcome(outcome, chosenExample(), comparison);
  } catch (problem) {
    if (number !== lastCheck || "failed" in document.documentElement.dataset) return;
    fail(`Python stopped: ${problem instanceof Error ? problem.message : String(problem)}`);
  } finally {
    if (number === lastCheck) place.removeAttribute("aria-busy");
  }
}

function settle() {
  say("");
  unanswered = false;
}

/**
 * @param {Python} python
 * @returns {Promise<Comparison | undefined>}
 */
async function compareStage(python) {
  if (valueOf("stage-value").trim() === "") return undefined;
  try {
    const { path, nonce, body } = readRequest();
    const answer = await python.run("compare", { path, nonce, body, stage_value: valueOf("stage-value") });
    return /** @type {Comparison} */ (/** @type {unknown} */ (answer));
  } catch (problem) {
    if (!(problem instanceof CommandError)) throw problem;
    showFieldError("stage-value", problem.message);
    return undefined;
  }
}

/** @param {Python} python */
async function readPastedRequest(python) {
  try {
    fillFromRequest(await python.run("parse", { text: valueOf("request") }));
  } catch (problem) {
    if (!(problem instanceof CommandError)) throw problem;
    showFieldError("request", problem.message);
  }
}

/** @param {MessageEvent} event */
function hear(event) {
  if (event.source !== window.parent || !isToFrame(event.data)) return;
  switch (event.data.type) {
    case "theme": {
      const style = document.documentElement.style;
      style.colorScheme = event.data.theme.scheme;
      document.documentElement.dataset.scheme = event.data.theme.scheme;
      style.fontFamily = event.data.theme.font;
      for (const [name, color] of Object.entries(event.data.theme.colors)) style.setProperty(`--${name}`, color);
      return;
    }
    case "progress":
      showProgress(event.data.loaded, event.data.total);
      return;
    case "runtime":
      void startPython(event.data.files);
      return;
    case "unavailable":
      fail(event.data.reason);
  }
}

/** @param {Event} event */
function onInput(event) {
  const name = event.target instanceof HTMLElement ? event.target.getAttribute("name") : null;
  if (name === "example") {
    fillExample();
    maskSecret();
    clearOutcome();
    clearFieldErrors();
  } else {
    const before = chosenExample();
    noticeOwnValues();
    if (before !== chosenExample()) maskSecret();
  }
}

const form = byId("checker", HTMLFormElement);
form.addEventListener("input", onInput);
form.addEventListener("focusin", () => void wantPython().catch(() => undefined), { once: true });
// The sandbox forbids submitting forms, so no submit event comes; Enter in a field clicks this button too.
byId("check", HTMLButtonElement).addEventListener("click", (event) => {
  event.preventDefault();
  void check();
});
byId("retry", HTMLButtonElement).addEventListener("click", () => void (unanswered ? check() : wantPython().catch(() => undefined)));
window.addEventListener("message", hear);
guardSecret();
fillExample();
maskSecret();
window.parent.postMessage(tagged({ type: "hello" }), "*");
new ResizeObserver(() => {
  window.parent.postMessage(tagged({ type: "height", pixels: document.documentElement.offsetHeight }), "*");
}).observe(document.documentElement);
