import assert from "node:assert/strict";
import { test } from "node:test";
import { decode } from "../../../plugins/error_reference/browser/decode.mjs";
import { catalogue } from "./index.mjs";

const CASES = 10_000;
const PIECES = [
  "EAPI:Invalid nonce", '{"error":["EOrder:Insufficient funds"]}', "EService:Throttled: 1999999999", "502 Bad Gateway", "[EGeneral:Internal error]",
  "<script>alert(1)</script>", "\u202e", "\u2066", "\u0000", "\ud800", "\udfff", "\ufeff", "\u200b", "\ud83d\ude80", "&#58;", "&#xffffffff;", "%3A", "%", "%E0%A4", "\\u0045", "\\ud800", "\\x00",
  '"', "'", "\\", "\\\\\"", "{", "}", "[", "]", ":", "E", "EAPI", "error", "\n", "\r\n", "\t", "a".repeat(300), "((((((((", "1".repeat(40), "0x", "__proto__", "constructor", "toString", "e\u0301", "ＥＡＰＩ：",
];

/** A generator that gives the same numbers in every run. @param {number} seed */
function numbers(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test(`${CASES} pastes put together at random are answered, and only with what the catalogue has`, () => {
  const next = numbers(20261124);
  const slugs = new Set(catalogue.errors.map(({ slug }) => slug));
  let found = 0;
  for (let number = 0; number < CASES; number += 1) {
    let text = "";
    for (let count = next(12); count >= 0; count -= 1) text += PIECES[next(PIECES.length)];
    if (next(4) === 0) text = text.slice(next(text.length), text.length - next(8));
    const { matches } = decode(text, catalogue);
    found += matches.length;
    for (const { slug, start, end } of matches) {
      assert.ok(slugs.has(slug), JSON.stringify(text));
      assert.ok(0 <= start && start < end && end <= text.length, JSON.stringify(text));
    }
  }
  assert.ok(found > CASES / 4, String(found));
});

test("a megabyte of anything is answered in a moment", () => {
  for (const piece of PIECES) {
    const text = piece.repeat(Math.ceil(1e6 / piece.length));
    const start = performance.now();
    decode(text, catalogue);
    assert.ok(performance.now() - start < 4000, JSON.stringify(piece.slice(0, 20)));
  }
});
