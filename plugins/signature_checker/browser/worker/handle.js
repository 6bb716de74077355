import { MEMORY, serveFromMemory } from "./seal.js";

/**
 * Python in the worker: one message starts it, every further one runs one command of `api_sign`.
 *
 * @typedef {import("../protocol.js").RuntimeFiles} RuntimeFiles
 * @typedef {{ id: number, start: RuntimeFiles } | { id: number, command: string, request: Record<string, unknown> }} Job
 * @typedef {{ id: number, result: unknown } | { id: number, failure: string }} Answer
 * @typedef {(command: string, request: string) => string} Run
 * @typedef {{ runPython(code: string): any, FS: { writeFile(path: string, data: Uint8Array): void } }} Python
 */

const PROGRAM = `
import json
from api_sign import command

lambda name, request: json.dumps(command.run(name, json.loads(request)))
`;

/** @type {Run | undefined} */
let run;

/**
 * @param {Job} job
 * @returns {Promise<Answer>}
 */
async function handle(job) {
  try {
    if ("start" in job) {
      run = await start(job.start);
      return { id: job.id, result: null };
    }
    if (run === undefined) return { id: job.id, failure: "Python has not been started." };
    return { id: job.id, result: JSON.parse(run(job.command, JSON.stringify(job.request))) };
  } catch (problem) {
    return { id: job.id, failure: problem instanceof Error ? problem.message : String(problem) };
  }
}

/**
 * @param {RuntimeFiles} files
 * @returns {Promise<Run>}
 */
async function start(files) {
  serveFromMemory(files);
  const loadPyodide = /** @type {(options: object) => Promise<Python>} */ (Reflect.get(globalThis, "loadPyodide"));
  const lock = JSON.parse(new TextDecoder().decode(files["pyodide-lock.json"]));
  const python = await loadPyodide({ indexURL: MEMORY, packageBaseUrl: MEMORY, lockFileContents: lock });
  serveFromMemory({});
  for (const { file_name: name } of Object.values(lock.packages)) mount(python, name, files[name]);
  return python.runPython(PROGRAM);
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
