import { fillsText } from "./field.mjs";
import { ownerAt } from "./context.mjs";

/** @import { Context } from "./context.mjs" */
/** @import { Hit, Index, Plain } from "./types.js" */

/** Expressions of the catalogue look at this much of a paste. */
const LONGEST = 50_000;
/** A quantified group that itself holds an unbounded quantifier: the shape whose time explodes. */
const NESTED = /\((?:[^()\\]|\\.)*(?:[*+]|\{\d*,\})(?:[^()\\]|\\.)*\)(?:[*+]|\{)/;
const UNBOUNDED = /(?<!\\)(?:[*+]|\{\d+,\})/g;

/** Compiles a catalogue's regular expression, with the longest literal in it as a cheap first test.
 * @param {string} source
 * @returns {{regex: RegExp, literal: string} | null} `null` where it does not compile or could run for ever */
export function compilePattern(source) {
  if (NESTED.test(source) || (source.match(UNBOUNDED) ?? []).length > 3) return null;
  try {
    return { regex: new RegExp(source, "i"), literal: longestLiteral(source) };
  } catch {
    return null;
  }
}

/** The longest run of letters and blanks every match must hold, lower-case; empty where alternatives make that uncertain.
 * @param {string} source */
function longestLiteral(source) {
  const bare = source.replace(/\\[bB]/g, "").replace(/\\.|\[(?:\\.|[^\]])*\]/g, "\u0000").replace(/\((?:[^()]|\([^()]*\))*\)/g, "\u0000");
  if (/[|()]/.test(bare)) return "";
  const runs = bare.replace(/.(?:[?*]|\{0?,?\d*\})/g, "\u0000").match(/[A-Za-z :]{3,}/g) ?? [];
  return runs.reduce((best, run) => (run.length > best.length ? run : best), "").toLowerCase();
}

/** Hits of the catalogue's own regular expressions. They see the plain text: no escapes, lower case.
 * @param {Index} index @param {Plain} plain @param {Context} context
 * @returns {Hit[]} */
export function findPatterns(index, plain, context) {
  const text = plain.text.length > LONGEST ? plain.text.slice(0, LONGEST) : plain.text;
  return index.regexes.flatMap(({ entry, order, regex, literal, certain, note }) => {
    const found = literal === "" || text.includes(literal) ? regex.exec(text) : null;
    if (!found || found[0] === "") return [];
    const start = found.index;
    const end = start + found[0].length;
    const owner = ownerAt(context, plain, start, { hosts: index.statuses.has(entry) });
    const sure = certain && entry !== index.noAnswer && owner !== "other" && (found[0].length >= 10 || fillsText(text, start, end));
    return [{ entry, order, start, end, certain: sure, score: 0.45, tailStart: -1, tailEnd: -1,
      reason: sure ? "" : note || (owner === "other" ? "the same words, but the text speaks of another service" : "looks like this error") }];
  });
}
