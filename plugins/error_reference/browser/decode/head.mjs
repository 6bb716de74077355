import { isCapital } from "./tokens.mjs";
import { editDistance } from "./typo.mjs";

/** @import { Index, Plain, Token } from "./types.js" */

/** @typedef {{severity: string, category: string, start: number, at: number, less: boolean, repaired: boolean}} Head `less`: without its E or W */

/** The category at token `at`, if one is there.
 * @param {Index} index @param {Token[]} tokens @param {number} at @param {Plain} plain
 * @returns {Head | null} */
export function readHead(index, tokens, at, plain) {
  const { word, start, end } = tokens[at];
  const known = index.categories.get(word);
  const colon = colonAfter(plain.text, end);
  if (known) {
    const apart = known.severity === "" && at > 0 && /^[ew]$/.test(tokens[at - 1].word) && tokens[at - 1].end + 1 >= start;
    const severity = apart ? tokens[at - 1].word.toUpperCase() : known.severity;
    if (severity === "" && colon === "" && !isBracketed(plain.text, start, end)) return null;
    return { ...known, severity, start: apart ? tokens[at - 1].start : start, at, less: severity === "", repaired: false };
  }
  if (colon === "" || word.length < 4 || word.length > 60) return null;
  for (const cut of suffixes(word)) {
    const inner = index.categories.get(word.slice(cut));
    if (inner?.severity && isCapital(plain, start + cut) && !isCapital(plain, start + cut - 1)) {
      return { ...inner, start: start + cut, at, less: false, repaired: false };
    }
  }
  if (colon !== ":" || word[0] !== "e" || word.length > 12 || !isCapital(plain, start)) return null;
  for (const [name, category] of index.categories) {
    if (category.severity === "E" && name.length >= 5 && editDistance(name, word, 1) === 1) {
      return { ...category, start, at, less: false, repaired: true };
    }
  }
  return null;
}

/** `[Order] Insufficient funds`: brackets for the colon.
 * @param {string} text @param {number} start @param {number} end */
function isBracketed(text, start, end) {
  return /[[(]/.test(text[start - 1] ?? "") && /^[\])] [a-z]/.test(text.slice(end, end + 3));
}

/** @param {string} word */
function suffixes(word) {
  return Array.from({ length: Math.max(0, word.length - 3) }, (_, i) => i + 1);
}

/** The colon after a category as it stands: `:`, a colon with blanks or brackets about it (`" : "`, `): `), or nothing.
 * @param {string} text @param {number} end */
export function colonAfter(text, end) {
  const found = /^[\s)\]"'`*_]{0,4}:[\s"'`(*]{0,4}/.exec(text.slice(end, end + 10));
  return found ? found[0] : "";
}
