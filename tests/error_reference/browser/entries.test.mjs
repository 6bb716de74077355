import assert from "node:assert/strict";
import { test } from "node:test";
import { decode } from "../../../plugins/error_reference/browser/decode.mjs";
import { FORMS } from "./forms.mjs";
import { catalogue } from "./index.mjs";

for (const [form, write] of Object.entries(FORMS)) {
  test(`every entry and alias decodes to itself, first and alone: ${form}`, (context) => {
    /** @type {string[]} */
    const wrong = [];
    let all = 0;
    for (const entry of catalogue.errors) {
      for (const spelling of [entry.error, ...(entry.aliases ?? [])]) {
        if (holdsPlaceholder(spelling) && /blanks|line break/.test(form)) continue;
        all += 1;
        const slugs = decode(write(spelling), catalogue).matches.map(({ slug }) => slug);
        if (slugs.join() !== entry.slug) wrong.push(`${spelling}: ${slugs}`);
      }
    }
    context.diagnostic(`${all - wrong.length} of ${all}`);
    assert.deepEqual(wrong, []);
  });
}

test("a written spelling is exact, another case is not", () => {
  for (const entry of catalogue.errors.filter(({ error }) => /^[EW][A-Z]\w*:/.test(error))) {
    assert.equal(decode(entry.error, catalogue).matches[0].exact, true, entry.error);
    assert.equal(decode(entry.error.toUpperCase(), catalogue).matches[0].exact, false, entry.error);
  }
});

/** A form that tears the placeholder itself apart is no form of an error that was received.
 * @param {string} spelling */
function holdsPlaceholder(spelling) {
  return /<[a-z]+>.*\w/i.test(spelling);
}
