import { insideErrorList, ownerAt } from "./context.mjs";
import { fillsText } from "./field.mjs";
import { locate } from "./normalise.mjs";
import { isCapital } from "./tokens.mjs";

/** @import { Context } from "./context.mjs" */
/** @import { Stranger } from "./coded.mjs" */
/** @import { Index, Plain, Unknown } from "./types.js" */

const COLON = /^\s?(?::|：|%3A|&#58;|&colon;|\\u003a)/i;
const MESSAGE = /^(\s?)([A-Za-z(][^"'`\n\r\]}<>|\\]{1,160})/;
/** Strings of a category nobody has seen yet. */
const NEW = /(?<![a-z0-9_.])([ew])([a-z]{2,20}):\s?(?=[a-z(])/g;
const MOST = 20;

/** Well-formed strings that no entry explains, in order of appearance, once each.
 * @param {Index} index @param {Stranger[]} strangers @param {Plain} plain @param {Context} context
 * @returns {Unknown[]} */
export function readUnknown(index, strangers, plain, context) {
  /** @type {Map<string, Unknown>} */
  const unknown = new Map();
  const places = [...strangers.map(({ head, end }) => ({ severity: head.severity, start: head.start, end })), ...newCategories(index, plain, context)];
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

/** Only as Kraken writes them, with two capitals and more than capitals, and where only Kraken's strings stand.
 * @param {Index} index @param {Plain} plain @param {Context} context */
function newCategories(index, plain, context) {
  const found = [...plain.text.matchAll(NEW)].slice(0, MOST * 5);
  return found.flatMap(({ index: start, 0: whole, 1: severity, 2: category }) => {
    const end = start + 1 + category.length;
    const written = isCapital(plain, start) && isCapital(plain, start + 1) && !isCapital(plain, end - 1);
    if (!written || index.categories.has(category) || index.categories.has(severity + category)) return [];
    const line = plain.text.slice(start + whole.length).search(/["'\]\n]|$/);
    const alone = fillsText(plain.text, start, start + whole.length + line);
    if (!alone && !insideErrorList(plain, start) && ownerAt(context, plain, start) !== "kraken") return [];
    return [{ severity: severity.toUpperCase(), start, end }];
  });
}
