import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { decode } from "../../../plugins/error_reference/browser/decode.mjs";
import { catalogue } from "./index.mjs";

/** @typedef {{form: string, text: string, expect: string[], kept_aside: boolean}} Paste */

const positives = read("positive.json");
const negatives = read("negative.json");

test("the set holds at least 150 pastes with errors and 60 without, a third of each kept aside", () => {
  assert.ok(positives.length >= 150 && negatives.length >= 60);
  for (const set of [positives, negatives]) {
    assert.ok(Math.abs(set.filter((paste) => paste.kept_aside).length / set.length - 1 / 3) < 0.02);
  }
});

test("every expected slug of the set is in the catalogue", () => {
  const slugs = new Set(catalogue.errors.map(({ slug }) => slug));
  assert.deepEqual(positives.flatMap(({ expect }) => expect.filter((slug) => !slugs.has(slug))), []);
});

for (const kept of [false, true]) {
  const name = kept ? "kept aside" : "used for tuning";
  test(`at least 97 % of the pastes ${name} are found, and nothing else in them`, (context) => {
    const part = positives.filter((paste) => paste.kept_aside === kept);
    const missed = part.filter((paste) => !same(found(paste), paste.expect));
    for (const [form, [right, all]] of countForms(part, missed)) context.diagnostic(`${form}: ${right} of ${all}`);
    context.diagnostic(`${name}: ${part.length - missed.length} of ${part.length} found`);
    const report = missed.map((paste) => `${paste.form}: ${JSON.stringify(paste.text)} gave ${found(paste)}`).join("\n");
    assert.ok(missed.length <= part.length * 0.03, report);
  });

  test(`no text without an error that was ${name} gives a match`, (context) => {
    const part = negatives.filter((paste) => paste.kept_aside === kept);
    const wrong = part.filter((paste) => found(paste).length > 0);
    context.diagnostic(`${name}: ${wrong.length} false matches in ${part.length}`);
    assert.deepEqual(wrong.map((paste) => `${paste.text} gave ${found(paste)}`), []);
  });
}

/** @param {string} name
 * @returns {Paste[]} */
function read(name) {
  return JSON.parse(readFileSync(new URL(`pastes/${name}`, import.meta.url), "utf8"));
}

/** @param {Paste} paste */
function found({ text }) {
  return decode(text, catalogue).matches.map(({ slug }) => slug);
}

/** @param {string[]} got @param {string[]} wanted */
function same(got, wanted) {
  return got.length === wanted.length && wanted.every((slug, place) => got[place] === slug);
}

/** @param {Paste[]} pastes @param {Paste[]} missed */
function countForms(pastes, missed) {
  /** @type {Map<string, [right: number, all: number]>} */
  const forms = new Map();
  for (const paste of pastes) {
    const [right, all] = forms.get(paste.form) ?? [0, 0];
    forms.set(paste.form, [right + (missed.includes(paste) ? 0 : 1), all + 1]);
  }
  return forms;
}
