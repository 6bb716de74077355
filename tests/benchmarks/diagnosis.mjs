// Times `diagnose` in Pyodide: reads {"package", "cases": {name: [request, …]}} on standard input, writes
// {"import": ms, "cases": {name: [{"ms", "verdict"}, …]}}. The package is a zip archive of compiled modules, as the site
// ships them.
import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const asked = JSON.parse(readFileSync(0, "utf8"));
const pyodide = await loadPyodide();
pyodide.FS.writeFile("/package.zip", new Uint8Array(readFileSync(asked.package)));
pyodide.runPython("import shutil; shutil.unpack_archive('/package.zip', '/package')");
pyodide.runPython("import sys; sys.path.insert(0, '/package'); import base64, hashlib, hmac, json, urllib.parse");
const begun = performance.now();
pyodide.runPython("import api_sign.command");
const found = { import: performance.now() - begun, cases: {} };
const run = pyodide.runPython("lambda text: api_sign.command.run('check', json.loads(text))['verdict']");
for (const [name, cases] of Object.entries(asked.cases)) {
  found.cases[name] = [];
  for (const request of cases) {
    const text = JSON.stringify(request);
    const start = performance.now();
    const verdict = run(text);
    found.cases[name].push({ ms: performance.now() - start, verdict });
  }
}
console.log(JSON.stringify(found));
