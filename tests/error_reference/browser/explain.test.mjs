import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../../plugins/error_reference/browser/explain.mjs", import.meta.url));
const index = /** @type {string} */ (process.env.DECODER_INDEX);
const run = (/** @type {string[]} */ words, input = "") => spawnSync(process.execPath, [program, "--catalogue", index, ...words], { input, encoding: "utf8" });

test("each error of a log is explained as it appears, before the log ends", async () => {
  const running = spawn(process.execPath, [program, "--catalogue", index]);
  running.stdin.write('10:00 all fine\n10:01 kraken {"error":["EAPI:Invalid nonce"]}\n');
  const [chunk] = await once(running.stdout, "data");
  assert.match(String(chunk), /^EAPI:Invalid nonce\n {2}outcome: /);
  running.stdin.end();
  assert.deepEqual(await once(running, "close"), [0, null]);
});

test("a string broken over two lines is explained once", () => {
  const { stdout, status } = run([], "unable to buy EOrder:Insuff\nicient funds\nnext line\nanother\n");
  assert.equal(status, 0);
  assert.equal(stdout.match(/EOrder:Insufficient funds/g)?.length, 1);
});

test("the same error in two lines is explained twice, with its tail", () => {
  const { stdout } = run([], "EService:Throttled:1741500000\nEService:Throttled:1741500009\n");
  assert.ok(stdout.includes("EService:Throttled:1741500000") && stdout.includes("EService:Throttled:1741500009"));
});

test("with --json each line of output is one object", () => {
  const { stdout } = run(["--json"], "EService:Busy\nHTTP 520 from api.kraken.com\n");
  const objects = stdout.trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(objects.map(({ slug }) => slug), ["eservice-busy", "http-520"]);
  assert.ok(objects.every(({ outcome, retry }) => outcome && retry));
});

test("a missing file or catalogue is one sentence, not a trace", () => {
  for (const { stderr, status } of [run(["no-such.log"]), spawnSync(process.execPath, [program, "--catalogue", "no-such.json"], { encoding: "utf8" })]) {
    assert.equal(status, 2);
    assert.match(stderr, /^explain: no-such\.\w+: [^\n]+\n$/);
  }
});

test("--help says how to use it", () => {
  assert.match(run(["--help"]).stdout, /tail -f bot\.log/);
});
