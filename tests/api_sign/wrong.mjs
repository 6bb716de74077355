// Signs wrongly on purpose: one function for each known mistake, on Node's crypto alone, sharing nothing with the
// package under test. Reads {"cases": [[id, …], …], "seed"} on standard input, writes one JSON line a case.
import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";

const sha = (name, data) => createHash(name).update(data).digest();
const mac = (key, data, name = "sha512") => createHmac(name, key).update(data).digest();
const cat = (...parts) => Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : part)));
const enc = encodeURIComponent;
const form = (pairs, e = enc) => pairs.map(([name, value]) => `${e(name)}=${e(value)}`).join("&");
const reNonce = (body, nonce) => body.replace(/(nonce=|"nonce":"?)\d+/, `$1${nonce}`);
const b64text = (buffer) => buffer.toString("base64");
const words = (buffer) => [...buffer].map((byte) => (byte > 127 ? byte - 256 : byte)).join(", ");
const pyQuote = (buffer) => (buffer.includes(39) && !buffer.includes(34) ? '"' : "'");
const pyRepr = (buffer) => { const quote = pyQuote(buffer); return `b${quote}${[...buffer].map((byte) => (byte === 92 ? "\\\\" : byte === 39 && quote === "'" ? "\\'" : byte === 9 ? "\\t" : byte === 10 ? "\\n"
  : byte === 13 ? "\\r" : byte < 32 || byte > 126 ? `\\x${byte.toString(16).padStart(2, "0")}` : String.fromCharCode(byte))).join("")}${quote}`; };
const cut = (buffer) => (buffer.includes(0) ? buffer.subarray(0, buffer.indexOf(0)) : buffer);
const shell = (buffer) => { let kept = [...buffer].filter((byte) => byte); while (kept.at(-1) === 10) kept.pop(); return Buffer.from(kept); };
const wrap = (text, size) => text.match(new RegExp(`.{1,${size}}`, "g")).join("\n");
const mapValues = (s, change) => s.body.split("&").map((part) => { const [name, value] = part.split("=");
  return `${name}=${name === "nonce" ? value : change(value)}`; }).join("&");
const move = (s, order) => (s.json ? JSON.stringify(Object.fromEntries(order(Object.entries(JSON.parse(s.body)))))
  : order(s.body.split("&")).join("&"));
const exponent = (value) => { const [digits, power] = Number(value).toExponential().split("e");
  return `${digits}E${power[0]}${power.slice(1).padStart(2, "0")}`; };

const right = {
  key: (s) => Buffer.from(s.secret, "base64"), texts: (s) => [s.nonce, s.body], hash: (text) => sha("sha256", text),
  digest: (digest) => digest, path: (s) => s.path, join: (path, digest) => cat(path, digest),
  outer: (key, message) => mac(key, message), text: b64text, around: (text) => text,
};
const front = (change) => ({ texts: (s) => [change(s.nonce, s), s.body] });
const both = (change) => ({ texts: (s) => [change(s.nonce), reNonce(s.body, change(s.nonce))] });
const body = (change, needs = "form") => ({ needs, texts: (s) => [s.nonce, change(s)] });
const jsonBody = (change) => body((s) => change(JSON.parse(s.body), s), "json");
const whole = (make, needs) => ({ needs, whole: make });
const raw = (name) => (key, message) => mac(key, message, name);

export const wrong = {
  "nonce-missing": front(() => ""), "nonce-doubled": front((n) => n + n), "nonce-with-name": front((n) => `nonce=${n}`),
  "nonce-other-unit": front((n) => n.slice(0, -3)), "nonce-float": front((n) => `${n}.0`),
  "nonce-scientific": front((n) => exponent(n)), "nonce-rounded": { needs: "large", ...both((n) => String(Number(n))) },
  "nonce-placeholder": front(() => "undefined"),
  "nonce-not-the-body-s": { needs: "typed", texts: (s) => [s.body.match(/nonce"?[:=]"?(\d+)/)[1], s.body] },
  "nonce-stray-character": front((n) => `"${n}"`), "nonce-cut-or-padded": front((n) => n.padStart(20, "0")),
  "nonce-grouped": front((n) => n.replace(/\B(?=(\d{3})+$)/g, ",")),
  "nonce-overflow": front((n) => String(BigInt(n) % 4294967296n)),
  "nonce-two-clock-calls": front((n) => String(BigInt(n) + 7n)), "nonce-of-another-call": both((n) => String(BigInt(n) - 31n)),
  "body-nonce-missing": body((s) => s.body.replace(/nonce=\d+&/, "")), "body-empty": body(() => ""),
  "body-json-instead-of-form": body((s) => JSON.stringify(Object.fromEntries(s.pairs))),
  "body-form-instead-of-json": jsonBody((o) => form(Object.entries(o), (text) => enc(text).replaceAll("%20", "+"))),
  "body-nonce-at-end": body((s) => move(s, ([first, ...rest]) => [...rest, first])),
  "body-nonce-at-front": body((s) => move(s, (parts) => [parts.find((part) => part.startsWith("nonce")), ...parts.filter((part) => !part.startsWith("nonce"))]), "nonce-last"),
  "body-sorted": body((s) => s.body.split("&").sort((a, b) => (a.split("=")[0] < b.split("=")[0] ? -1 : 1)).join("&")),
  "body-reversed": body((s) => move(s, (parts) => parts.reverse())),
  "body-any-order": body((s) => move(s, (parts) => [parts[2], parts[0], ...parts.slice(3), parts[1]])),
  "body-nonce-twice": body((s) => `nonce=${s.nonce}&${s.body}`),
  "body-parameter-added-later": body((s) => s.body.split("&").slice(0, -1).join("&")),
  "body-null-parameters": body((s) => `${s.body}&otp=None`),
  "body-printed-object": body((s) => `{${s.pairs.map(([name, value]) => `'${name}': '${value}'`).join(", ")}}`, "plain"),
  "body-other-separators": body((s) => s.body.replaceAll("&", "?")),
  "body-json-spacing": jsonBody((_, s) => s.body.replaceAll('":', '": ').replaceAll(',"', ', "')),
  "body-json-escapes": jsonBody((_, s) => s.body.replaceAll("/", "\\/")),
  "body-json-quoted-numbers": jsonBody((o) => JSON.stringify(Object.fromEntries(Object.entries(o).map(([n, v]) => [n, typeof v === "number" ? String(v) : v])))),
  "body-json-written-anew": jsonBody((o) => JSON.stringify(Object.fromEntries(Object.entries(o).sort().map(([n, v]) => [n, typeof v === "number" ? String(v) : v])))),
  "body-number-fraction": body((s) => mapValues(s, (v) => (/^\d+$/.test(v) ? `${v}.0` : v)), "numbers"),
  "body-number-digits": body((s) => mapValues(s, (v) => (/^[\d.]+$/.test(v) ? Number(v).toFixed(8) : v)), "numbers"),
  "body-number-exponent": body((s) => mapValues(s, (v) => (/^0\.0000\d+$/.test(v) ? exponent(v) : v)), "numbers"),
  "body-number-no-exponent": body((s) => mapValues(s, (v) => (v === "1e-05" ? "0.00001" : v)), "exponent"),
  "body-decimal-comma": body((s) => mapValues(s, (v) => (/^\d+\.\d+$/.test(v) ? v.replace(".", ",") : v)), "numbers"),
  "body-number-grouped": body((s) => mapValues(s, (v) => (/^\d{4,}$/.test(v) ? v.replace(/\B(?=(\d{3})+$)/g, ",") : v)), "numbers"),
  "body-truth-values": body((s) => s.body.replace("=true", "=True"), "marks"),
  "body-list": body((s) => s.body.replace("pair=AA%2CBB", `pair=${enc("['AA', 'BB']").replaceAll("%20", "+").replaceAll("'", "%27")}`), "marks"),
  "body-blank": body((s) => s.body.replaceAll("%20", "+"), "marks"),
  "body-escape-case": body((s) => s.body.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()), "marks"),
  "body-comma": body((s) => s.body.replaceAll("%2C", ","), "marks"),
  "body-brackets": body((s) => s.body.replaceAll("%5B", "[").replaceAll("%5D", "]"), "marks"),
  "body-at-sign": body((s) => s.body.replaceAll("%40", "@"), "marks"),
  "body-percent-sign": body((s) => s.body.replaceAll("%25", "%"), "percent"),
  "body-plus-sign": body((s) => s.body.replaceAll("%2B", "+"), "marks"),
  "body-other-marks": body((s) => s.body.replaceAll("%2F", "/"), "marks"),
  "body-not-encoded": body((s) => s.pairs.map(([n, v]) => `${n}=${v}`).join("&"), "marks"),
  "body-encoded-otherwise": body((s) => form(s.pairs, (text) => enc(text).replaceAll("%20", "+").replaceAll("%2F", "/")), "marks"),
  "body-encoded-twice": body((s) => mapValues(s, enc), "marks"), "body-encoded-as-a-whole": body((s) => enc(s.body)),
  "body-markup": body((s) => s.body.replaceAll("&", "&amp;")),
  "body-symbols": body((s) => s.body.replace("&reg", "®"), "symbols"),
  "body-question-mark": body((s) => `?${s.body}`), "body-trailing-ampersand": body((s) => `${s.body}&`),
  "body-stray-character": body((s) => `${s.body}\n`), "body-quoted": body((s) => JSON.stringify(s.body)),
  "body-other-case": body((s) => s.body.toLowerCase(), "plain"),
  "inner-input-hex": { hash: (text) => sha("sha256", text.toString("hex")) },
  "inner-input-base64": { hash: (text) => sha("sha256", b64text(text)) },
  "inner-input-printed": { text2: (n, b) => Buffer.from(JSON.stringify(n + b)) },
  "inner-nonce-behind": { text2: (n, b) => Buffer.from(b + n) }, "inner-separator": { text2: (n, b) => Buffer.from(`${n} ${b}`) },
  "inner-utf16": { text2: (n, b) => Buffer.from(n + b, "utf16le") }, "inner-zero-bytes": { text2: (n, b) => cat(n, b, Buffer.alloc(1)) },
  "inner-path-inside": { text2: (n, b, s) => Buffer.from(s.path + n + b) },
  "inner-key-inside": { text2: (n, b, s) => Buffer.from(n + b + s.secret) },
  "inner-charset": { needs: "accents", text2: (n, b) => Buffer.from(n + b, "latin1") },
  "inner-empty-input": { hash: () => sha("sha256", "") }, "inner-other-hash": { hash: (text) => sha("sha512", text) },
  "inner-hashed-twice": { hash: (text) => sha("sha256", sha("sha256", text)) },
  "inner-hmac": { needs: "form", hash: (text, s) => mac(Buffer.from(s.secret, "base64"), text, "sha256") },
  "inner-parts-hashed-apart": { split: (n, b) => cat(sha("sha256", n), sha("sha256", b)) },
  "inner-hex": { digest: (d) => Buffer.from(d.toString("hex")) },
  "inner-hex-upper": { digest: (d) => Buffer.from(d.toString("hex").toUpperCase()) },
  "inner-hex-separated": { digest: (d) => Buffer.from(d.toString("hex").toUpperCase().match(/../g).join("-")) },
  "inner-hex-unpadded": { unlike: "inner-hex", digest: (d) => Buffer.from([...d].map((byte) => byte.toString(16)).join("")) },
  "inner-hex-prefixed": { digest: (d) => Buffer.from(`0x${d.toString("hex")}`) },
  "inner-tool-line": { digest: (d) => Buffer.from(`(stdin)= ${d.toString("hex")}`) },
  "inner-base64": { digest: (d) => Buffer.from(b64text(d)) }, "inner-lossy-text": { digest: (d) => Buffer.from(d.toString()) },
  "inner-latin1-to-utf8": { digest: (d) => Buffer.from(d.toString("latin1")) },
  "inner-number-list": { digest: (d) => Buffer.from(words(d)) }, "inner-repr": { digest: (d) => Buffer.from(pyRepr(d)) },
  "inner-cut-at-nul": { digest: cut }, "inner-through-shell": { unlike: "inner-cut-at-nul", digest: shell },
  "inner-go-sum": { split: (n, b) => cat(n, b, sha("sha256", "")) }, "inner-absent": { split: (n, b) => cat(n, b) },
  "inner-utf16-text": { digest: (d) => Buffer.from(d.toString("latin1"), "utf16le") }, "inner-cut": { digest: (d) => d.subarray(0, 31) },
  "inner-printed-object": { digest: (d) => Buffer.from(String(d.buffer.slice(0, 32))) },
  "path-with-host": { path: (s) => `https://api.kraken.com${s.path}` }, "path-version-missing": { path: (s) => s.path.slice(2) },
  "path-slash-missing": { path: (s) => s.path.slice(1) }, "path-method-only": { path: (s) => s.path.split("/").pop() },
  "path-absent": { path: () => "" }, "path-with-query": { path: (s) => `${s.path}?${s.body}` },
  "path-trailing-slash": { path: (s) => `${s.path}/` }, "path-other-case": { path: (s) => s.path.toLowerCase() },
  "path-public": { path: (s) => s.path.replace("private", "public") }, "path-doubled": { path: (s) => `/${s.path}` },
  "path-other-version": { path: (s) => `/v1${s.path.slice(2)}` }, "path-stray-byte": { path: (s) => `${s.path}\0` },
  "path-escaped": { path: (s) => s.path.replaceAll("/", "%2F") }, "path-printed-form": { path: (s) => `b'${s.path}'` },
  "path-other-endpoint": { path: () => "/0/private/OpenOrders" },
  "join-digest-first": { join: (p, d) => cat(d, p) }, "join-separator": { join: (p, d) => cat(p, "&", d) },
  "join-request-method": { join: (p, d) => cat("POST", p, d) },
  "join-literal-sha256": { join: (p, d, s, n, b) => cat(p, `SHA256(${n}${b})`) },
  "join-stray-bytes": { join: (p, d) => cat(p, d, "\n") }, "join-zero-behind-path": { join: (p, d) => cat(p, Buffer.alloc(2), d) },
  "join-whole-as-text": { join: (p, d) => Buffer.from(cat(p, d).toString("hex")) },
  "join-lossy-text": { needs: "accent-path", join: (p, d) => Buffer.from(cat(p, d).toString("latin1")) },
  "join-utf16": { join: (p, d) => cat(Buffer.from(p, "utf16le"), d) }, "join-more-parts": { join: (p, d, s, n) => cat(p, n, d) },
  "join-twice": { join: (p, d) => cat(p, d, d) }, "join-digest-missing": { join: (p) => Buffer.from(p) },
  "secret-as-text": { key: (s) => Buffer.from(s.secret) }, "secret-public-key": { key: (s) => Buffer.from(s.apiKey, "base64") },
  "secret-whitespace-or-quotes": { key: (s) => Buffer.from(`${s.secret}\r\n`) },
  "secret-truncated": { key: (s) => Buffer.from(s.secret.slice(0, 60), "base64") },
  "secret-padding-lost": { key: (s) => Buffer.from(s.secret.replaceAll("=", "")) },
  "secret-plus-to-blank": { needs: "plus", key: (s) => Buffer.from(s.secret.replaceAll("+", ""), "base64") },
  "secret-percent-encoded": { key: (s) => Buffer.from(enc(s.secret)) },
  "secret-alphabet-skipped": { needs: "plus", key: (s) => Buffer.from(s.secret.replace(/[+/]/g, ""), "base64") },
  "secret-encoded-not-decoded": { key: (s) => Buffer.from(b64text(Buffer.from(s.secret))) },
  "secret-hashed": { key: (s) => sha("sha256", s.secret) }, "secret-other-case": { key: (s) => Buffer.from(s.secret.toLowerCase(), "base64") },
  "secret-missing": { key: () => Buffer.alloc(0) }, "secret-decoded-lossy": { key: (s) => Buffer.from(Buffer.from(s.secret, "base64").toString()) },
  "secret-decoded-latin1": { key: (s) => Buffer.from(Buffer.from(s.secret, "base64").toString("latin1")) },
  "secret-hex": { key: (s) => Buffer.from(Buffer.from(s.secret, "base64").toString("hex")) },
  "secret-cut-at-nul": { needs: "nul-key", key: (s) => cut(Buffer.from(s.secret, "base64")) },
  "secret-through-shell": { needs: "nul-key", unlike: "secret-cut-at-nul", key: (s) => shell(Buffer.from(s.secret, "base64")) },
  "secret-repr": { key: (s) => Buffer.from(`b'${s.secret}'`) }, "secret-number-list": { key: (s) => Buffer.from(words(Buffer.from(s.secret, "base64"))) },
  "secret-printed-object": { key: (s) => Buffer.from(String({ secret: s.secret })) },
  "secret-placeholder": { key: () => Buffer.from("YOUR_API_SECRET") },
  "secret-utf16": { key: (s) => Buffer.from(s.secret, "utf16le") },
  "secret-decoded-twice": { needs: "twice", key: (s) => Buffer.from(Buffer.from(s.secret, "base64").toString(), "base64") },
  "outer-sha256": { outer: raw("sha256") }, "outer-no-hmac": { outer: (k, m) => sha("sha512", cat(k, m)) },
  "outer-swapped": { outer: (k, m) => mac(m, k) }, "outer-other-hash": { outer: raw("sha384") },
  "outer-twice": { outer: (k, m) => mac(k, mac(k, m)) }, "outer-go-sum": { outer: (k, m) => cat(m, mac(k, "")) },
  "outer-empty-message": { outer: (k) => mac(k, "") }, "outer-cut": { outer: (k, m) => mac(k, m).subarray(0, 32) },
  "outer-by-hand": { outer: (k, m) => { const block = k.length > 64 ? sha("sha512", k) : k;
    const pad = (x) => Buffer.from([...block, ...Buffer.alloc(64 - block.length)].map((b) => b ^ x));
    return sha("sha512", cat(pad(0x5c), sha("sha512", cat(pad(0x36), m)))); } },
  
  "scheme-futures": whole((s, k) => mac(k, sha("sha256", s.body + s.nonce + s.path))),
  "inner-path-inside-only": whole((s, k) => mac(k, sha("sha256", s.path + s.nonce + s.body))),
  "scheme-one-text": whole((s, k) => mac(k, s.nonce + s.path + s.body)),
  "scheme-no-hmac": whole((s) => sha("sha256", s.nonce + s.body)),
  "scheme-other-exchange": whole((s) => mac(s.secret, s.body, "sha256")),
  "output-hex": { text: (r) => r.toString("hex") }, "output-hex-upper": { text: (r) => r.toString("hex").toUpperCase() },
  "output-base64-of-hex": { text: (r) => b64text(Buffer.from(r.toString("hex"))) },
  "output-hex-separated": { text: (r) => r.toString("hex").match(/../g).join("-") }, "output-url-safe": { text: (r) => `${r.toString("base64url")}==` },
  "output-padding-lost": { text: (r) => b64text(r).replaceAll("=", "") }, "output-base64-twice": { text: (r) => b64text(Buffer.from(b64text(r))) },
  "output-percent-encoded": { text: (r) => enc(b64text(r)) }, "output-misread": { text: (r) => b64text(Buffer.from(r.toString("latin1"))) },
  "output-json-escaped": { text: (r) => b64text(r).replaceAll("/", "\\/") }, "output-plus-to-blank": { text: (r) => b64text(r).replaceAll("+", " ") },
  "output-number-list": { text: (r) => `[${words(r)}]` }, "output-hex-of-base64": { text: (r) => Buffer.from(b64text(r)).toString("hex") },
  "output-stray-byte": { text: (r) => b64text(cat(r, "\n")) },
  "output-base32": { text: (r) => { const bits = [...r].map((byte) => byte.toString(2).padStart(8, "0")).join("");
    return bits.match(/.{1,5}/g).map((five) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[parseInt(five.padEnd(5, "0"), 2)]).join("") + "="; } },
  "output-lossy-text": { text: (r) => b64text(Buffer.from(r.toString())) },
  "pasted-bytes-literal": { around: (t) => `b'${t}'` }, "pasted-quotes": { around: (t) => `"${t}"` }, "pasted-white-space": { around: (t) => `${t}\n` },
  "pasted-wrapped": { around: (t) => wrap(t, 64) }, "pasted-header-name": { around: (t) => `API-Sign: ${t}` },
  "pasted-tool-output": { around: (t) => `(stdin)= ${t}` }, "pasted-mark-behind": { around: (t) => `${t},` }, "pasted-prefix": { around: (t) => `sha512=${t}` },
};

let state = 1;
function random(limit) { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor((state / 2 ** 32) * limit); }
const bytes = (count) => Buffer.from(Array.from({ length: count }, () => random(256)));
const pick = (items) => items[random(items.length)];

function request(needs) {
  const names = needs.has("large") ? [19] : [13, 16, 13];
  let nonce = String(pick("12345678")) + Array.from({ length: pick(names) - 1 }, () => random(10)).join("");
  let key = bytes(64);
  if (needs.has("nul-key")) key[20 + random(20)] = 0;
  if (needs.has("twice")) key = Buffer.from(b64text(bytes(48)));
  if (needs.has("plus")) { key[0] = 0xfb; key[1] = 0xef; key[2] = 0xbe; key[30] = 0xff; key[31] = 0xff; key[32] = 0xff; }
  const s = { path: `/0/private/${pick(["Balance", "AddOrder", "TradeBalance", "QueryOrders"])}`, nonce, secret: b64text(key), apiKey: b64text(bytes(42)) };
  if (needs.has("accent-path")) s.path += "é";
  s.pairs = [["nonce", nonce], ["volume", `1.${random(9000) + 1}`], ["pair", pick(["XBTUSD", "XETHZEUR"])], ["type", pick(["buy", "sell"])]];
  if (needs.has("numbers")) s.pairs.push(["price", String(30000 + random(9000))], ["price2", "0.00001234"]);
  if (needs.has("exponent")) s.pairs.push(["price", "1e-05"]);
  if (needs.has("marks")) s.pairs.push(["pair", "AA,BB"], ["close[ordertype]", "limit"], ["note", "a b@c/d+e"], ["validate", "true"]);
  if (needs.has("percent")) s.pairs.push(["price", "5%"]);
  if (needs.has("symbols")) s.pairs.push(["region", "x"]);
  if (needs.has("accents")) s.pairs.push(["desc", "é"]);
  if (needs.has("nonce-last")) s.pairs.push(s.pairs.shift());
  s.body = needs.has("accents") ? s.pairs.map(([n, v]) => `${n}=${v}`).join("&") : form(s.pairs);
  s.json = needs.has("json");
  if (s.json) s.body = JSON.stringify({ nonce, pair: "XBT/USD", ordertype: "limit", price: 30000 + random(9000), validate: true });
  if (needs.has("typed")) s.nonce = String(BigInt(nonce) + 999999937n);
  return s;
}

function sign(s, hooks) {
  const full = { ...right };
  for (const hook of hooks) Object.assign(full, hook);
  const changed = { ...s };
  const key = full.key(s);
  const [nonce, text] = full.texts(s);
  if (full.whole) return full.around(full.text(full.whole({ ...changed, nonce, body: text, path: full.path(s) }, key)));
  const input = full.text2 ? full.text2(nonce, text, s) : Buffer.from(nonce + text);
  const digest = full.digest(full.split ? full.split(nonce, text) : full.hash(input, s));
  return full.around(full.text(full.outer(key, full.join(full.path(s), digest, s, nonce, text))));
}

const asked = JSON.parse(readFileSync(0, "utf8"));
state = asked.seed;
const cases = asked.cases === "all" ? Object.keys(wrong).map((id) => [id]) : asked.cases;
for (const ids of cases) {
  const hooks = ids.map((id) => wrong[id]);
  if (hooks.includes(undefined)) { console.log(JSON.stringify({ ids, missing: true })); continue; }
  const needs = new Set(hooks.map((hook) => hook.needs).filter(Boolean));
  const tries = ids.length ? 3000 : 1;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const s = request(needs);
    const made = sign(s, hooks);
    const fewer = ids.length === 1 ? [sign(s, [])] : ids.map((_, index) => sign(s, hooks.filter((__, other) => other !== index)));
    const namesakes = ids.length === 1 && hooks[0].unlike ? [sign(s, [wrong[hooks[0].unlike]])] : [];
    if (namesakes.includes(made)) continue;
    if (ids.length && (fewer.includes(made) || made === sign(s, []))) continue;
    console.log(JSON.stringify({ ids, path: s.path, nonce: s.nonce, body: s.body, secret: s.secret, api_key: s.apiKey, api_sign: made, expected: sign(s, []) }));
    break;
  }
}
