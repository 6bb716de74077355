// Runs commands of api_sign in the bundle as the checker's worker does: run_bundle.mjs FOLDER, with
// [[command, request], …] as JSON on standard input and one answer a line on standard output.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const jobs = JSON.parse(readFileSync(0, "utf8")); // before Pyodide makes the input non-blocking
const folder = resolve(process.argv[2] ?? "");
const { loadPyodide } = createRequire(import.meta.url)(`${folder}/pyodide.js`);
const python = await loadPyodide({ indexURL: `${folder}/` });
const wheel = readdirSync(folder).find((name) => name.endsWith(".whl"));
python.FS.writeFile("/lib/wheel.whl", readFileSync(`${folder}/${wheel}`));
python.runPython('import sys; sys.path.append("/lib/wheel.whl")');
const run = python.runPython(`
import json
from api_sign import command

lambda name, request: json.dumps(command.run(name, json.loads(request)))
`);
for (const [command, request] of jobs) {
  let answer;
  try {
    answer = { answer: run(command, JSON.stringify(request)) }; // as text: its numbers may be beyond JavaScript
  } catch (problem) {
    const message = problem instanceof Error ? problem.message : String(problem);
    answer = { problem: message.trim().split("\n").at(-1).replace(/^[\w.]+: /, "") };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
