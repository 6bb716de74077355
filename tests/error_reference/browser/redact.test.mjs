import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { holdsSecret, redact, writeReport } from "../../../plugins/error_reference/browser/redact.mjs";

const bytes = (/** @type {string} */ name) => createHash("sha512").update(name).digest();
const SECRET = bytes("secret").toString("base64");
const KEY = bytes("key").subarray(0, 42).toString("base64");
const PRIVATE = {
  secret: SECRET,
  key: KEY,
  signature: `API-Sign: ${bytes("signature").toString("base64")}`,
  transaction: "OQCLML-BW3P3-BUCMWZ",
  "e-mail": "someone.else+bot@mail.example.org",
  bitcoin: "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
  ethereum: "0x52908400098527886E0F7030069857D2E4169EE7",
  "IP version 4": "203.0.113.77",
  "IP version 6": "2001:db8:85a3::8a2e:370:7334",
  token: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N",
  "bot's token": "123456789:AAF1qwertyuiopasdfghjklzxcvbnm12345",
  password: "hunter2hunter2",
};

test("what is private is masked, and the error stays readable", () => {
  assert.equal(SECRET.length, 88);
  assert.equal(KEY.length, 56);
  for (const [name, value] of Object.entries(PRIVATE)) {
    const text = `kraken EOrder:Unknown order ${name === "password" ? `password=${value}` : value} at 10:00`;
    const masked = redact(text);
    assert.ok(!masked.includes(value.replace("API-Sign: ", "")), `${name}: ${masked}`);
    assert.ok(masked.startsWith("kraken EOrder:Unknown order "), name);
  }
});

test("named values go in every notation, their names stay", () => {
  for (const text of ['{"apiKey": "abc123def456"}', "api_secret='abc123def456'", "API-Key: abc123def456", "'apiKey' => 'abc123def456'", "token=abc123def456", "Authorization: Bearer abc123def456", '{\\"secret\\":\\"abc123def456\\"}']) {
    const masked = redact(text);
    assert.ok(!masked.includes("abc123def456"), masked);
    assert.match(masked, /key|secret|token|authorization/i);
  }
});

test("ordinary logs are left as they are", () => {
  for (const text of ['{"error":["EService:Throttled:1741500000"]}', "2024-05-01 10:00:00,123 - freqtrade.exchange - ERROR - version 1.40.23", "https://api.kraken.com/0/private/AddOrder",
    "    at Request._callback (/home/u/zenbot/node_modules/kraken-api/kraken.js:155:34)", "nonce=1616492376594 pair=XXBTZEUR price=37500.1", "Unexpected token < in JSON at position 0"]) {
    assert.equal(redact(text), text);
  }
});

test("a secret is noticed at once, an example is not", () => {
  assert.ok(holdsSecret(`secret: ${SECRET}`).length > 0);
  assert.ok(holdsSecret(`'apiKey': '${KEY}'`).length > 0);
  assert.ok(holdsSecret("password=hunter2hunter2").length > 0);
  for (const text of ["apiKey: 'YOUR_API_KEY'", "secret = <your secret>", "api_secret=****************", '{"error":["EAPI:Invalid key"]}', "EAPI:Invalid signature OQCLML-BW3P3-BUCMWZ"]) {
    assert.deepEqual(holdsSecret(text), [], text);
  }
});

test("the report holds error, verdict, page, UTC time, Ray ID, endpoint and nonce, and nothing private", () => {
  const text = `POST https://api.kraken.com/0/private/AddOrder nonce=1700000000000 API-Key: ${KEY}\nCF-RAY: 7d2e0c1b2a3f4c5d-AMS\n520`;
  const report = writeReport(text, { now: new Date(Date.UTC(2026, 10, 22, 3, 4, 5)), errors: [{ error: "HTTP 520", verdict: "it may have happened", link: "https://site.example/errors/http-520/" }] });
  for (const part of ["HTTP 520", "it may have happened", "https://site.example/errors/http-520/", "2026-11-22T03:04:05.000Z", "7d2e0c1b2a3f4c5d-AMS", "AddOrder", "1700000000000"]) assert.ok(report.includes(part), part);
  assert.ok(!report.includes(KEY));
});

test("long and hostile texts are masked in a moment", () => {
  for (const text of ["a".repeat(1e6), "A1".repeat(5e5), "key=".repeat(2e5), "1.".repeat(5e5), "a@".repeat(5e5), "0:".repeat(5e5), "/".repeat(1e6)]) {
    const start = performance.now();
    redact(text);
    holdsSecret(text);
    assert.ok(performance.now() - start < 2000, text.slice(0, 8));
  }
});
