import { insideErrorList } from "./context.mjs";
import { locate } from "./normalise.mjs";

/** @import { Stranger } from "./coded.mjs" */
/** @import { Index, Plain, Unknown } from "./types.js" */

const COLON = /^\s?(?::|：|%3A|&#58;|&colon;|\\u003a)/i;
const MESSAGE = /^(\s?)([A-Za-z(][^"'`\n\r\]}<>|\\]{1,160})/;
/** Strings of a category nobody has seen yet, where only Kraken's strings stand. */
const LISTED = /(?<=["'])([ew])([a-z]{2,20}):\s?(?=[a-z(])/g;
const MOST = 20;

/** Well-formed strings that no entry explains, in order of appearance, once each.
 * @param {Index} index @param {Stranger[]} strangers @param {Plain} plain
 * @returns {Unknown[]} */
export function readUnknown(index, strangers, plain) {
  /** @type {Map<string, Unknown>} */
  const unknown = new Map();
  const places = [...strangers.map(({ head, end }) => ({ severity: head.severity, start: head.start, end })), ...newCategories(index, plain)];
  for (const { severity, start, end } of places.sort((a, b) => a.start - b.start)) {
    const one = readOne(severity, start, end, plain);
    if (one && !unknown.has(one.text)) unknown.set(one.text, one);
    if (unknown.size >= MOST) break;
  }
  return [...unknown.values()];
}

/** @param {string} severity @param {number} from @param {number} to end of the category @param {Plain} plain
 * @returns {Unknown | null} */
function readOne(severity, from, to, plain) {
  const [start, after] = locate(plain, from, to);
  const colon = COLON.exec(plain.original.slice(after, after + 10));
  if (!colon) return null;
  const begin = after + colon[0].length;
  const found = MESSAGE.exec(plain.original.slice(begin, begin + 180));
  const message = found?.[2].replace(/[\s.,;)]+$/, "") ?? "";
  if (!found || !/[A-Za-z]{3}/.test(message) || (found[1] && /^[a-z]/.test(message))) return null;
  const end = begin + found[1].length + message.length;
  return { text: plain.original.slice(start, end), severity, category: plain.original.slice(start + 1, after), message, start, end };
}

/** @param {Index} index @param {Plain} plain */
function newCategories(index, plain) {
  const found = [...plain.text.matchAll(LISTED)].slice(0, MOST * 5);
  return found.flatMap(({ index: start, 1: severity, 2: category }) => {
    if (index.categories.has(category) || !insideErrorList(plain, start)) return [];
    return [{ severity: severity.toUpperCase(), start, end: start + 1 + category.length }];
  });
}
