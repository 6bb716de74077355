import { byId } from "./dom.js";
import { fail, say, wantPython } from "./loading.js";
import { joinPage } from "./page.js";
import { CommandError } from "./python.js";
import { readNonces } from "./readings.js";
import { clearReport, showReport } from "./report.js";

/**
 * The nonce doctor's frame.
 *
 * @typedef {import("./report.js").Report} Report
 */

let lastQuestion = 0;
let unanswered = false;

async function examine() {
  const number = (lastQuestion += 1);
  clearReport();
  refuse("");
  const request = {
    nonces: readNonces(valueOf("nonces")),
    old_library: valueOf("old-library"),
    new_library: valueOf("new-library"),
    now: Date.now() / 1000,
  };
  if (request.nonces.length === 0 && (request.old_library === "" || request.new_library === "")) {
    refuse("Paste at least one nonce, or choose both libraries.");
    byId("field-nonces", HTMLElement).focus();
    return;
  }
  unanswered = true;
  try {
    const python = await wantPython();
    if (number !== lastQuestion) return;
    const report = await python.run("nonces", request);
    if (number !== lastQuestion) return;
    showReport(/** @type {Report} */ (/** @type {unknown} */ (report)));
    unanswered = false;
    say("");
  } catch (problem) {
    if (number !== lastQuestion || "failed" in document.documentElement.dataset) return;
    if (problem instanceof CommandError) refuse(problem.message);
    else fail(`Python stopped: ${problem instanceof Error ? problem.message : String(problem)}`);
  }
}

/** @param {string} name */
function valueOf(name) {
  return /** @type {HTMLTextAreaElement | HTMLSelectElement} */ (byId(`field-${name}`, HTMLElement)).value;
}

/** @param {string} sentence why the nonces cannot be used; empty takes it back */
function refuse(sentence) {
  const problem = byId("error-nonces", HTMLElement);
  problem.textContent = sentence;
  problem.hidden = sentence === "";
  byId("field-nonces", HTMLElement).setAttribute("aria-invalid", String(sentence !== ""));
}

const form = byId("doctor", HTMLFormElement);
form.addEventListener("focusin", () => void wantPython().catch(() => undefined), { once: true });
// The sandbox forbids submitting forms, so no submit event comes.
byId("check", HTMLButtonElement).addEventListener("click", (event) => {
  event.preventDefault();
  void examine();
});
byId("retry", HTMLButtonElement).addEventListener("click", () => void (unanswered ? examine() : wantPython().catch(() => undefined)));
joinPage();
