/// <reference path="../generated.d.ts" />
/**
 * Python in a worker made from text that is already here, so that it inherits the frame's policy.
 *
 * @typedef {import("../protocol.js").RuntimeFiles} RuntimeFiles
 * @typedef {{ resolve: (value: unknown) => void, reject: (problem: Error) => void }} Waiting
 */

const PATIENCE = 300_000;

/** The command refused its input; the message is the last line of Python's own. */
export class CommandError extends Error {}

export class Python {
  /** @type {Worker} */
  #worker;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #last = 0;
  /** @type {string | undefined} why it was stopped */
  #stopped;

  /** @param {RuntimeFiles} files the two scripts run as the worker's own, the rest is handed to it */
  constructor(files) {
    const { "pyodide.asm.js": engine, "pyodide.js": loader } = files;
    if (!engine || !loader) throw new Error("the runtime came without its scripts");
    const address = URL.createObjectURL(new Blob([WORKER_SOURCE, engine, "\n", loader], { type: "text/javascript" }));
    this.#worker = new Worker(address);
    this.#worker.addEventListener("message", (event) => this.#settle(event.data));
    this.#worker.addEventListener("error", (event) => this.stop(event.message || "the worker could not be started"));
  }

  /**
   * Compiles the module here, on other threads, while the worker still reads its scripts.
   *
   * @param {RuntimeFiles} files
   * @returns {Promise<unknown>}
   */
  async start({ "pyodide.asm.wasm": bytes, ...files }) {
    if (!bytes) throw new Error("the runtime came without its module");
    const module = await WebAssembly.compile(bytes);
    const start = { ...files, "pyodide.asm.wasm": new ArrayBuffer(0) }; // asked for, and not read
    return this.#post({ start, module }, Object.values(start));
  }

  /**
   * One command of `api_sign`.
   *
   * @param {string} command
   * @param {Record<string, unknown>} request
   * @returns {Promise<Record<string, unknown>>}
   */
  async run(command, request) {
    return /** @type {Record<string, unknown>} */ (await this.#post({ command, request }));
  }

  /** Ends the worker; whoever waits is told why. @param {string} reason */
  stop(reason) {
    this.#stopped ??= reason;
    this.#worker.terminate();
    for (const waiting of this.#waiting.values()) waiting.reject(new Error(reason));
    this.#waiting.clear();
  }

  /**
   * @param {object} job
   * @param {Transferable[]} [transfer]
   */
  #post(job, transfer = []) {
    if (this.#stopped !== undefined) return Promise.reject(new Error(this.#stopped));
    const id = (this.#last += 1);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.stop(`no answer within ${PATIENCE / 1000} seconds`), PATIENCE);
      const settled = (/** @type {(value: any) => void} */ then) => (/** @type {any} */ value) => {
        clearTimeout(timer);
        then(value);
      };
      this.#waiting.set(id, { resolve: settled(resolve), reject: settled(reject) });
      this.#worker.postMessage({ ...job, id }, transfer);
    });
  }

  /** @param {import("../worker/handle.js").Answer} answer */
  #settle(answer) {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ("failure" in answer) waiting?.reject(new CommandError(lastLine(answer.failure)));
    else waiting?.resolve(answer.result);
  }
}

/**
 * Without the traceback and the exception's name.
 *
 * @param {string} failure
 */
function lastLine(failure) {
  return (failure.trim().split("\n").at(-1) ?? failure).replace(/^[\w.]+: /, "");
}
