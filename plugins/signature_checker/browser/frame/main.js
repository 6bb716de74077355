import { byId } from "./dom.js";
import { chosenExample, clearFieldErrors, fillExample, noticeOwnValues, readRequest, showFieldError, valueOf } from "./fields.js";
import { clearSource, instantOutcome, isSameAnswer, showSource, wantAnswers } from "./instant.js";
import { offerLanguages, setLanguage } from "./language.js";
import { fail, say, wantPython } from "./loading.js";
import { clearOutcome, showComparison, showHidden, showOutcome } from "./outcome.js";
import { joinPage } from "./page.js";
import { compareStage, hiddenMistakes, readPastedRequest } from "./question.js";
import { guardSecret, maskSecret } from "./secret.js";

/**
 * The frame: listens to the form and to the page around it.
 *
 * @typedef {import("./outcome.js").Outcome} Outcome
 */

/** From Python's start on, how long the answers worked out ahead are still waited for. */
const GRACE_MS = 500;

let lastCheck = 0;
let unanswered = false;

async function check() {
  const number = (lastCheck += 1);
  clearFieldErrors();
  clearOutcome();
  clearSource();
  if (["api-sign", "request", "stage-value"].every((name) => valueOf(name).trim() === "")) {
    const error = { field: "api_sign", message: "Paste the value your code gave for the API-Sign header." };
    showFieldError("api-sign", error.message);
    showOutcome({ verdict: "invalid_input", mistakes: [], alternatives: [], warnings: [], expected: null, trace: null, error, notes: [] });
    byId("field-api-sign", HTMLElement).focus();
    return;
  }
  const place = byId("outcome", HTMLElement);
  place.setAttribute("aria-busy", "true");
  unanswered = true;
  try {
    const wanted = wantPython();
    wanted.catch(() => undefined);
    const early = await Promise.race([precomputed(), tooLate(wanted)]);
    if (number !== lastCheck) return;
    if (early !== undefined) {
      showOutcome(early, { hidden: early.verdict === "match" ? chosenExample()?.cannot_show ?? [] : [] });
      showSource("precomputed", "Worked out when this site was built; Python has yet to confirm it.");
    }
    const python = await wanted;
    if (number !== lastCheck) return;
    say(early ? "Confirming…" : "Checking…");
    await readPastedRequest(python);
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
    showOutcome(outcome, { hidden: outcome.verdict === "match" ? chosenExample()?.cannot_show ?? [] : [], comparison });
    showPython(early, outcome);
    if (outcome.verdict !== "match" || chosenExample() !== undefined) return;
    const hidden = await hiddenMistakes(python);
    if (number === lastCheck) showHidden(hidden);
  } catch (problem) {
    if (number !== lastCheck || "failed" in document.documentElement.dataset) return;
    fail(`Python stopped: ${problem instanceof Error ? problem.message : String(problem)}`);
  } finally {
    if (number === lastCheck) place.removeAttribute("aria-busy");
  }
}

/** Answers that hang on the network must not hold Python up. @param {Promise<unknown>} wanted @returns {Promise<undefined>} */
function tooLate(wanted) {
  return new Promise((resolve) => void wanted.then(() => setTimeout(resolve, GRACE_MS, undefined), () => undefined));
}

/** An example's answer without Python, where nothing besides the signature was asked. */
async function precomputed() {
  const example = chosenExample();
  const besides = ["request", "stage-value", "sent-body", "api-key"];
  if (example === undefined || besides.some((name) => valueOf(name).trim() !== "")) return undefined;
  return instantOutcome(example.id, valueOf("api-sign"));
}

/** @param {Outcome | undefined} early @param {Outcome} outcome */
function showPython(early, outcome) {
  if (early === undefined) showSource("python", "");
  else if (isSameAnswer(early, outcome)) showSource("python", "Confirmed by Python here.");
  else {
    const said = early.mistakes.map((mistake) => mistake.title).join("; ") || early.verdict;
    showSource("python", `The answer worked out when this site was built was another one (${said}). Python's own counts, here it is; please report the difference.`, "alert");
    byId("outcome", HTMLElement).dataset.disagreement = early.mistakes.map((mistake) => mistake.id).join(" ") || early.verdict;
  }
}

function settle() {
  say("");
  unanswered = false;
}

/** An answer that is still on its way would be about values that are gone. */
function forgetCheck() {
  lastCheck += 1;
  settle();
  byId("outcome", HTMLElement).removeAttribute("aria-busy");
}

/** The reader is about to ask: the answers worked out ahead first, they are small. */
function showIntent() {
  const example = chosenExample();
  if (example) void wantAnswers(example.id);
  void wantPython().catch(() => undefined);
}

/** @param {Event} event */
function onInput(event) {
  const name = event.target instanceof HTMLElement ? event.target.getAttribute("name") : null;
  if (name === "example") {
    forgetCheck();
    fillExample();
    maskSecret();
    clearOutcome();
    clearSource();
    showIntent();
    clearFieldErrors();
  } else {
    const before = chosenExample();
    noticeOwnValues();
    if (before !== chosenExample()) maskSecret();
  }
}

const form = byId("checker", HTMLFormElement);
form.addEventListener("input", onInput);
form.addEventListener("focusin", showIntent, { once: true });
// The sandbox forbids submitting forms, so no submit event comes; Enter in a field clicks this button too.
byId("check", HTMLButtonElement).addEventListener("click", (event) => {
  event.preventDefault();
  void check();
});
byId("retry", HTMLButtonElement).addEventListener("click", () => {
  // A click on "Check" may have been lost to the failure that appeared under it.
  if (unanswered || valueOf("api-sign").trim() !== "") void check();
  else void wantPython().catch(() => undefined);
});
guardSecret();
fillExample();
maskSecret();
offerLanguages();
joinPage(setLanguage);
