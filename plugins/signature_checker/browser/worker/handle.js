import { MEMORY, serveFromMemory } from "./seal.js";

/**
 * Python in the worker: one message brings its files, every further one runs one command of `api_sign`. What needs no file
 * begins before they are there.
 *
 * @typedef {import("../protocol.js").RuntimeFiles} RuntimeFiles
 * @typedef {{ id: number, start: RuntimeFiles, module: WebAssembly.Module } | { id: number, command: string, request: Record<string, unknown> }} Job
 * @typedef {{ id: number, result: unknown } | { id: number, failure: string }} Answer
 * @typedef {(command: string, request: string) => string} Run
 * @typedef {{ runPython(code: string): any, FS: { writeFile(path: string, data: Uint8Array): void } }} Python
 */

const PROGRAM = `
import json
from api_sign import command

lambda name, request: json.dumps(command.run(name, json.loads(request)))
`;

/** What a right signature does not need is imported once nobody waits. */
const REST = "import api_sign.compare, api_sign.limits, api_sign.nonces, api_sign.parsing, api_sign.search, api_sign.targets";
const IDLE_MS = 150;

/** @type {Run | undefined} */
let run;

/**
 * @param {Job} job
 * @returns {Promise<Answer>}
 */
async function handle(job) {
  try {
    if ("start" in job) {
      run = await start(job.start, job.module);
      return { id: job.id, result: null };
    }
    if (run === undefined) return { id: job.id, failure: "Python has not been started." };
    return { id: job.id, result: JSON.parse(run(job.command, JSON.stringify(job.request))) };
  } catch (problem) {
    return { id: job.id, failure: problem instanceof Error ? problem.message : String(problem) };
  }
}

/** @typedef {{ files: RuntimeFiles, module: WebAssembly.Module }} Runtime */

/** @type {(runtime: Runtime) => void} */
let arrive = () => undefined;
/** @type {Promise<Runtime>} */
const arrival = new Promise((resolve) => {
  arrive = resolve;
});

/** Pyodide's own scripts follow this one, so it is not there yet. */
const loading = Promise.resolve().then(load);
loading.catch(() => undefined); // whoever starts Python is told

async function load() {
  serveFromMemory(arrival.then(({ files }) => files));
  WebAssembly.instantiateStreaming = async (_response, imports) => {
    const { module } = await arrival;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  const loadPyodide = /** @type {(options: object) => Promise<Python>} */ (Reflect.get(globalThis, "loadPyodide"));
  const lock = arrival.then(({ files }) => readLock(files));
  return loadPyodide({ indexURL: MEMORY, packageBaseUrl: MEMORY, lockFileContents: lock });
}

/**
 * @param {RuntimeFiles} files
 * @param {WebAssembly.Module} module
 * @returns {Promise<Run>}
 */
async function start(files, module) {
  arrive({ files, module });
  const python = await loading;
  serveFromMemory({});
  for (const { file_name: name } of Object.values(readLock(files).packages)) mount(python, name, files[name]);
  setTimeout(() => python.runPython(REST), IDLE_MS);
  return python.runPython(PROGRAM);
}

/**
 * @param {RuntimeFiles} files
 * @returns {{ packages: Record<string, { file_name: string }> }}
 */
function readLock(files) {
  return JSON.parse(new TextDecoder().decode(files["pyodide-lock.json"]));
}

/**
 * Makes a wheel importable as it is. Pyodide's own loader would unpack it and import a dozen modules to do so.
 *
 * @param {Python} python
 * @param {string} name
 * @param {ArrayBuffer | undefined} wheel
 */
function mount(python, name, wheel) {
  if (wheel === undefined) throw new Error(`${name} is missing`);
  python.FS.writeFile(`/lib/${name}`, new Uint8Array(wheel));
  python.runPython(`import sys; sys.path.append("/lib/${name}")`);
}

globalThis.addEventListener("message", async (/** @type {MessageEvent<Job>} */ event) => {
  globalThis.postMessage(await handle(event.data));
});
