// Prints, as JSON, the standard library modules that the runtime has imported once it has run every command of api_sign
// on right, wrong and senseless input. Arguments: a folder like the npm package pyodide, the sources of api_sign.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [runtime, source] = process.argv.slice(2).map((path) => resolve(path));
const { loadPyodide } = createRequire(import.meta.url)(`${runtime}/pyodide.js`);
const examples = JSON.parse(readFileSync(new URL("examples.json", import.meta.url), "utf8"));
const python = await loadPyodide({ indexURL: `${runtime}/` });
python.mountNodeFS("/source", source);

const PROGRAM = `
import importlib, json, sys
sys.path.insert(0, "/source")
for name in json.loads(names):
    importlib.import_module(name)
for encoding in ("ascii", "latin_1", "utf_16", "utf_16_le", "utf_8_sig"):
    importlib.import_module("encodings." + encoding)
from api_sign import command

def attempt(name, request):
    try:
        return command.run(name, request)
    except Exception as problem:
        return repr(problem)

for example in json.loads(examples):
    given = {name: example[name] for name in ("path", "nonce", "body", "secret")}
    right = attempt("sign", given)
    attempt("check", given | {"api_sign": right["api_sign"], "sent_body": "nonce=1", "api_key": "key"})
    attempt("check", given | {"api_sign": right["api_sign"] + "\\n"})
    attempt("check", given | {"api_sign": "", "secret": "not base64!"})
    attempt("check", given | {"api_sign": "é", "body": "\\ud800"})
    attempt("trace", given)
for text in ("", "curl -H 'API-Key: k' -d nonce=1 https://api.kraken.com/0/private/Balance", "POST /0/private/Balance HTTP/1.1\\n\\nnonce=1"):
    attempt("parse", {"text": text})
for body in ("{\\"nonce\\": 1541933977000}", "é%2&&", ""):
    attempt("check", given | {"api_sign": "A" * 86 + "==", "body": body})
attempt("nonces", {"nonces": ["1541933977000", "1541933977001"]})
json.dumps([
    name for name, module in sys.modules.items()
    if (getattr(module, "__file__", None) or "").startswith("/lib/python313.zip/")
    and not name.startswith("importlib._bootstrap")  # compiled into the runtime, whatever they say of their file
])
`;
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => /(?<!__main__)\.py$/.test(file));
const names = files.map((file) => file.replace(/(\/__init__)?\.py$/, "").replaceAll("/", "."));
python.globals.set("names", JSON.stringify(names));
python.globals.set("examples", JSON.stringify(examples));
process.stdout.write(python.runPython(PROGRAM));
