import { byId } from "./dom.js";
import { tagged } from "../protocol.js";
import { Python } from "./python.js";

/**
 * Brings Python up once, when it is first wanted, and says how far it is.
 *
 * @typedef {import("../protocol.js").RuntimeFiles} RuntimeFiles
 * @typedef {{ resolve: (python: Python) => void, reject: (problem: Error) => void }} Wanting
 */

const NO_WEBASSEMBLY =
  "This browser has no WebAssembly (some security modes switch it off), and Python needs it. The worked examples on the page need nothing.";

/** @type {Promise<Python> | undefined} */
let wanted;
/** @type {Wanting | undefined} */
let wanting;

/** A worker that has its scripts and nothing else yet. @type {Python | undefined} */
let prepared;

/** @returns {Promise<Python>} rejects with a sentence for the reader; asking again then starts afresh */
export function wantPython() {
  wanted ??= new Promise((resolve, reject) => {
    wanting = { resolve, reject };
    document.documentElement.removeAttribute("data-failed");
    byId("failure", HTMLElement).hidden = true;
    if (typeof WebAssembly === "undefined") {
      queueMicrotask(() => fail(NO_WEBASSEMBLY));
      return;
    }
    say("Loading Python…");
    window.parent.postMessage(tagged({ type: "load" }), "*");
  });
  return wanted;
}

/** @param {number} loaded @param {number} total in bytes */
export function showProgress(loaded, total) {
  const bar = byId("progress", HTMLProgressElement);
  bar.hidden = false;
  bar.max = total;
  bar.value = loaded;
  byId("progress-text", HTMLElement).textContent = `Python: ${megabytes(loaded)} of ${megabytes(total)} MB`;
}

/** The worker reads its scripts while the other files are still on their way. @param {RuntimeFiles} scripts */
export function preparePython(scripts) {
  prepared?.stop("a newer copy of the runtime came");
  try {
    prepared = new Python(scripts);
  } catch (problem) {
    fail(`Python could not be started: ${problem instanceof Error ? problem.message : String(problem)}`);
  }
}

/** @param {RuntimeFiles} files all but the scripts */
export async function startPython(files) {
  byId("progress-text", HTMLElement).textContent = "Starting Python…";
  try {
    const python = prepared;
    prepared = undefined;
    if (python === undefined) throw new Error("the runtime came without its scripts");
    await python.start(files);
    hideProgress();
    document.documentElement.dataset.ready = "";
    say("Python is ready.");
    wanting?.resolve(python);
  } catch (problem) {
    fail(`Python could not be started: ${problem instanceof Error ? problem.message : String(problem)}`);
  }
}

/** Python is not to be had; the next one who wants it tries again. @param {string} sentence */
export function fail(sentence) {
  hideProgress();
  delete document.documentElement.dataset.ready;
  document.documentElement.dataset.failed = sentence;
  byId("failure-reason", HTMLElement).textContent = sentence;
  byId("failure", HTMLElement).hidden = false;
  say("");
  wanted = undefined;
  wanting?.reject(new Error(sentence));
}

/** Short news for those who cannot see the bar. @param {string} sentence */
export function say(sentence) {
  byId("news", HTMLElement).textContent = sentence;
}

function hideProgress() {
  byId("progress", HTMLProgressElement).hidden = true;
  byId("progress-text", HTMLElement).textContent = "";
}

/** @param {number} bytes */
function megabytes(bytes) {
  return (bytes / 1_000_000).toFixed(1);
}
