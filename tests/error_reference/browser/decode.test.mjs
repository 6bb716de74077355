import assert from "node:assert/strict";
import { test } from "node:test";
import { decode } from "../../../plugins/error_reference/browser/decode.mjs";
import { catalogue } from "./index.mjs";

const slugsIn = (/** @type {string} */ text) => decode(text, catalogue).matches.map(({ slug }) => slug);

test("matches come in order of appearance, each entry once", () => {
  const text = "EOrder:Insufficient funds\nEAPI:Invalid nonce\nEOrder:Insufficient funds\nEService:Busy";
  assert.deepEqual(slugsIn(text), ["eorder-insufficient-funds", "eapi-invalid-nonce", "eservice-busy"]);
});

test("offsets are those of the text given, whatever was unwrapped", () => {
  for (const written of ["EAPI:Invalid nonce", "EAPI%3AInvalid%20nonce", "EAPI&#58;Invalid&nbsp;nonce", "EAPI：Invalid\u200b nonce", "ＥＡＰＩ:Invalid nonce"]) {
    const text = `ü\ud83d\ude80\u00ad "${written}"!`;
    const [match] = decode(text, catalogue).matches;
    assert.equal(text.slice(match.start, match.end), written);
  }
});

test("look-alikes are told apart", () => {
  const pairs = {
    "EAPI:Rate limit exceeded": "eapi-rate-limit-exceeded",
    "EOrder:Rate limit exceeded": "eorder-rate-limit-exceeded",
    "EAuth:Rate limit exceeded": "eauth-rate-limit-exceeded",
    "EGeneral:Invalid arguments:volume minimum not met": "egeneral-invalid-arguments-volume-minimum-not-met",
    "EGeneral:Invalid arguments:display volume minimum not met": "egeneral-invalid-arguments-display-volume-minimum-not-met",
    "EOrder:Insufficient margin": "eorder-insufficient-margin",
    "EOrder:Insufficient initial margin": "eorder-insufficient-initial-margin",
    "EOrder:Insufficient funds": "eorder-insufficient-funds",
    "EOrder:Cannot open position": "eorder-cannot-open-position",
    "EOrder:Cannot open opposing position": "eorder-cannot-open-opposing-position",
    "503 Service Unavailable": "http-503",
    "EService:Unavailable": "eservice-unavailable",
    "EGeneral:Invalid arguments": "egeneral-invalid-arguments",
    "EGeneral:Invalid arguments:volume": "egeneral-invalid-arguments-volume",
  };
  for (const [text, slug] of Object.entries(pairs)) assert.deepEqual(slugsIn(text), [slug], text);
});

test("a value that follows the closed string is no parameter of it", () => {
  assert.deepEqual(slugsIn('{"error":["EGeneral:Invalid arguments"],"volume":"1"}'), ["egeneral-invalid-arguments"]);
  assert.deepEqual(slugsIn("['EGeneral:Invalid arguments', 'price']"), ["egeneral-invalid-arguments"]);
});

test("a word after a blank is no parameter: the family is what is certain", () => {
  assert.deepEqual(slugsIn("EGeneral:Invalid arguments volume"), ["egeneral-invalid-arguments"]);
});

test("a parameter whose name begins like another's is not that other", () => {
  for (const name of ["asset_class", "volume2", "price-limit", "cl_ord_id_x"]) {
    const [match] = decode(`EGeneral:Invalid arguments:${name}`, catalogue).matches;
    assert.deepEqual([match.slug, match.tail], ["egeneral-invalid-arguments", name]);
  }
});

test("an alias in the singular does not hide the longer string", () => {
  assert.deepEqual(slugsIn("EGeneral:Invalid argument:volume"), ["egeneral-invalid-arguments-volume"]);
});

test("strings glued together are told apart", () => {
  assert.deepEqual(slugsIn("EGeneral:Invalid arguments:volumeEOrder:Insufficient fundsEService:Busy"), ["egeneral-invalid-arguments-volume", "eorder-insufficient-funds", "eservice-busy"]);
});

test("a remark after an error that takes no detail is no tail", () => {
  assert.equal(decode("EAPI:Invalid nonce: retrying in 5 s", catalogue).matches[0].tail, null);
});

test("what follows a further colon is captured", () => {
  const tails = {
    "EService:Throttled:1741500000": "1741500000",
    "EService: Throttled: 1741500000": "1741500000",
    '{"error":["EGeneral:Internal error:E-1234"]}': "E-1234",
    "EAccount:Invalid permissions:STBL trading restricted for NL.": "STBL trading restricted for NL.",
    "EOrder:Unknown order: OABCDE-FGHIJ-KLMNOP": "OABCDE-FGHIJ-KLMNOP",
    "EGeneral:Invalid arguments:some_new_parameter": "some_new_parameter",
    "Currency pair not in ISO 4217-A3 format XBT-USDT": "XBT-USDT",
    "EAPI:Invalid nonce": null,
  };
  for (const [text, tail] of Object.entries(tails)) {
    const [match] = decode(text, catalogue).matches;
    assert.equal(match.tail, tail, text);
    if (tail) assert.equal(text.slice(match.tailStart, match.tailEnd), tail);
  }
});

test("a well-formed string that nobody described comes back as unknown, with the nearest entries as suggestions", () => {
  const text = 'kraken {"error":["EOrder:Insufficient stardust"]}';
  const { matches, unknown, suggestions } = decode(text, catalogue);
  assert.deepEqual(matches, []);
  const start = text.indexOf("EOrder");
  assert.deepEqual(unknown, [{ text: "EOrder:Insufficient stardust", severity: "E", category: "Order", message: "Insufficient stardust", start, end: start + 28 }]);
  assert.ok(suggestions.length > 0);
});

test("a longer message than a known one is unknown, not the known one", () => {
  const { matches, unknown } = decode('{"error":["EQuery:Unknown asset class"]}', catalogue);
  assert.deepEqual(matches, []);
  assert.equal(unknown[0].text, "EQuery:Unknown asset class");
});

test("a known message under another category is known only if nothing follows it", () => {
  assert.deepEqual(slugsIn("EGeneral:Unknown asset pair"), ["equery-unknown-asset-pair"]);
  const { matches, unknown } = decode("EAPI:Invalid arguments:colour", catalogue);
  assert.deepEqual(matches, []);
  assert.equal(unknown[0].text, "EAPI:Invalid arguments:colour");
});

test("suggestions are at most five, each with a reason, and only where nothing is certain", () => {
  for (const text of ["rate limit exceeded", "invalid nonce", "insufficient funds margin price order volume", "Permission denied (os error 13)"]) {
    const { matches, suggestions } = decode(text, catalogue);
    assert.deepEqual(matches, [], text);
    assert.ok(suggestions.length > 0 && suggestions.length <= 5, text);
    assert.ok(suggestions.every(({ reason }) => reason), text);
    assert.equal(new Set(suggestions.map(({ slug }) => slug)).size, suggestions.length);
  }
  assert.deepEqual(decode("EAPI:Invalid nonce, invalid key", catalogue).suggestions, []);
});

test("an empty list of errors is a success", () => {
  for (const text of ['{"error":[],"result":{}}', "{'error': []}", '{"error"=>[]}', "[error] => Array ( )"]) assert.equal(decode(text, catalogue).success, true, text);
  assert.equal(decode('{"error":["EAPI:Invalid nonce"]}', catalogue).success, false);
  assert.equal(decode("all is well", catalogue).success, false);
});

test("a request without an answer gives no match but leads to what to do then", () => {
  for (const text of ["ReadTimeout: Read timed out.", "getaddrinfo ENOTFOUND api.kraken.com", "curl: (6) Could not resolve host: api.kraken.com", "Error: socket hang up"]) {
    const { matches, suggestions, no_answer } = decode(text, catalogue);
    assert.deepEqual(matches, [], text);
    assert.equal(suggestions[0].slug, "no-response", text);
    assert.equal(no_answer, true);
  }
});

test("Ray ID, endpoint and nonce are read for the support ticket", () => {
  const text = "POST /0/private/AddOrder nonce=1700000000000 -> 520\nCF-RAY: 7d2e0c1b2a3f4c5d-AMS";
  const facts = Object.fromEntries(decode(text, catalogue).recognised.map((fact) => [fact.kind, fact]));
  assert.deepEqual([facts.endpoint.value, facts.nonce.value, facts.ray_id.value], ["AddOrder", "1700000000000", "7d2e0c1b2a3f4c5d-AMS"]);
  for (const fact of Object.values(facts)) assert.equal(text.slice(fact.start, fact.end), fact.value);
});

test("a page that names its status three times gives it once", () => {
  assert.deepEqual(slugsIn("<title>api.kraken.com | 520: Web server is returning an unknown error</title> <h1>Error code 520</h1> HTTP 520"), ["http-520"]);
});

test("a status of another server is at most a suggestion", () => {
  assert.deepEqual(slugsIn("502 Bad Gateway https://api.binance.com/api/v3/order"), []);
  assert.deepEqual(slugsIn("<title>shop.example | 521: Web server is down</title>"), []);
  assert.deepEqual(slugsIn("<title>api.kraken.com | 521: Web server is down</title>"), ["http-521"]);
});

test("a code of Cloudflare's is certain behind HTTP or Cloudflare, and a suggestion alone", () => {
  const certain = { "HTTP 1020": "cloudflare-1020", "HTTP error 1015": "cloudflare-1015", "Cloudflare 520": "http-520", "Cloudflare error 502": "http-502" };
  for (const [text, slug] of Object.entries(certain)) assert.deepEqual(slugsIn(text), [slug], text);
  const likely = { 1020: "cloudflare-1020", 523: "http-523", "status 1015": "cloudflare-1015", "code=1006": "cloudflare-1006", "cf 525": "http-525", "The server returned 1020": "cloudflare-1020" };
  for (const [text, slug] of Object.entries(likely)) {
    const { matches, suggestions } = decode(text, catalogue);
    assert.deepEqual([matches, suggestions.map((one) => one.slug)], [[], [slug]], text);
  }
  for (const text of ["1044", "404", "HTTP 404", "price 1020", "WebSocket closed: 1006", "Cloudflare 522 from api.binance.com"]) assert.deepEqual(slugsIn(text), [], text);
});

test("the code of Cloudflare's own page is preferred to the status that carried it", () => {
  assert.deepEqual(slugsIn("HTTP 530 from api.kraken.com, error code: 1016"), ["cloudflare-1016"]);
});

test("no string and no catalogue makes it throw", () => {
  const alphabet = ["E", "API", ":", "Invalid", " ", "nonce", "\\", '"', "%", "&", "#x3a;", "u003a", "\ud800", "\udfff", "\n", ">", "520", "HTTP", "kraken", "[", "<", "\u200b", "：", "null"];
  let seed = 42;
  const next = () => (seed = (seed * 1103515245 + 12345) % 2147483648);
  for (let round = 0; round < 3000; round++) {
    const text = Array.from({ length: next() % 40 }, () => (next() % 9 ? alphabet[next() % alphabet.length] : String.fromCharCode(next() % 65536))).join("");
    const { matches, suggestions, unknown } = decode(text, catalogue);
    for (const one of [...matches, ...suggestions, ...unknown]) assert.ok(one.start >= 0 && one.start <= one.end && one.end <= text.length, JSON.stringify(text));
  }
  for (const odd of [{ errors: [] }, {}, null, undefined]) assert.deepEqual(decode("EAPI:Invalid nonce", /** @type {never} */ (odd)).matches, []);
});

test("the same text and catalogue give the same answer, and neither is changed", () => {
  const before = JSON.stringify(catalogue);
  const text = "kraken 520, then EAPI:Invalid nonce and EOrder:Mystery here";
  assert.deepEqual(decode(text, catalogue), decode(text, structuredClone(catalogue)));
  assert.equal(JSON.stringify(catalogue), before);
});

test("an error in the middle of a megabyte is found at its own place", () => {
  const noise = "2024-05-01 10:00:00 order placed at 520.1, query took 12 ms, service is fine\n".repeat(7000);
  const text = `${noise}{"error":["EOrder:Insufficient funds"]}\n${noise}`;
  const { matches, partial } = decode(text, catalogue);
  assert.deepEqual(matches.map(({ slug }) => slug), ["eorder-insufficient-funds"]);
  assert.equal(text.slice(matches[0].start, matches[0].end), "EOrder:Insufficient funds");
  assert.equal(partial, true);
});

test("a spelling that ends with a bracket is marked to its end", () => {
  for (const written of ["EOrder:Insufficient funds (insufficient user funds)", "EOrder:Order minimum not met (volume too low)"]) {
    const [match] = decode(`> ${written}.`, catalogue).matches;
    assert.equal(`> ${written}.`.slice(match.start, match.end), written);
  }
});

test("a new category is well-formed with two capitals alone, and only where Kraken's strings stand", () => {
  for (const text of ["EFoo:Never heard", "['EFoo:Never heard']", "KrakenError: EFoo:Never heard", '{"error":["EFoo:Never heard"]}']) {
    const { unknown } = decode(text, catalogue);
    assert.deepEqual(unknown.map(({ severity, category, message }) => [severity, category, message]), [["E", "Foo", "Never heard"]]);
  }
  for (const text of ['{"error":["Exception:foo"]}', '{"error":["Warning:foo"]}', '"error":["ErrorType:ErrorMessage"]', "it said EFoo:Never heard and I left"]) {
    assert.deepEqual(decode(text, catalogue).unknown, []);
  }
});

test("a request without an answer is told from an error", () => {
  for (const text of ["AxiosError: timeout of 10000ms exceeded", "asyncio.exceptions.TimeoutError", "UND_ERR_HEADERS_TIMEOUT", "dial tcp: lookup api.kraken.com: no such host"]) {
    const { matches, suggestions, no_answer: silent } = decode(text, catalogue);
    assert.deepEqual([matches.length, suggestions[0]?.slug, silent], [0, "no-response", true], text);
  }
});
