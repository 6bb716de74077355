import { insideErrorList, ownerAt, saysKrakenAnswered, saysMachine } from "./context.mjs";
import { fillsField, fillsText, introduced } from "./field.mjs";
import { findTail } from "./tail.mjs";
import { isCapital } from "./tokens.mjs";
import { walk } from "./walk.mjs";

/** @import { Context } from "./context.mjs" */
/** @import { Hit, Index, Plain, Spelling, Token, Walk } from "./types.js" */

/** Pastes up to this many words may begin a message with a misspelled word. */
const SHORT = 80;
/** Places of one entry that are weighed; later ones would say nothing new. */
const OFTEN = 12;

/** Messages without a category: WebSocket texts, phrases of the catalogue, and strings whose category a client dropped.
 * @param {Index} index @param {Token[]} tokens @param {Plain} plain @param {Context} context
 * @param {Hit[]} taken places already explained
 * @returns {Hit[]} */
export function findBare(index, tokens, plain, context, taken) {
  /** @type {Hit[]} */
  const hits = [];
  const coded = taken.some((hit) => hit.certain);
  /** @type {Map<object, number>} */
  const offered = new Map();
  const options = { repairFirst: tokens.length <= SHORT };
  for (let at = 0; at < tokens.length; at++) {
    const start = tokens[at].start;
    const own = walk(index.bare, tokens, at, plain, options);
    const dropped = coded ? null : walk(index.messages, tokens, at, plain, options);
    const best = own && dropped && dropped.end > own.end ? dropped : own ?? dropped;
    if (!best || best.spellings.every(({ entry }) => (offered.get(entry) ?? 0) >= OFTEN) || taken.some((hit) => start < Math.max(hit.end, hit.tailEnd) && best.end > hit.start)) continue;
    if (best.words === 1 && !fillsText(plain.text, start, best.end)) continue;
    const found = judge(index, best, start, { plain, context });
    for (const hit of found) offered.set(hit.entry, hit.certain ? OFTEN : (offered.get(hit.entry) ?? 0) + 1);
    hits.push(...found);
    if (found.some((hit) => hit.certain)) at = best.next - 1;
  }
  return hits;
}

/** @param {Index} index @param {Walk} found @param {number} start @param {{plain: Plain, context: Context}} place
 * @returns {Hit[]} */
function judge(index, found, start, { plain, context }) {
  const entries = new Map(found.spellings.map((spelling) => [spelling.entry, spelling]));
  const alone = entries.size === 1;
  return [...entries.values()].map((spelling) => {
    const status = index.statuses.has(spelling.entry);
    const owner = ownerAt(context, plain, start, { hosts: status });
    const tail = findTail(plain.text, found.end, spelling);
    const certain = alone && !(spelling.entry === index.noAnswer && !spelling.written) && isCertain(found, spelling, start, { plain, context, owner, end: tail?.end ?? found.end });
    const known = 0.3 + 0.1 * Math.min(found.words, 4) - 0.1 * found.repairs - (owner === "other" ? 0.2 : 0);
    return { entry: spelling.entry, order: spelling.order, start, end: found.end, certain, score: spelling.certain ? known : known - 0.05,
      reason: certain ? "" : explain(spelling, alone, owner), tailStart: tail?.start ?? -1, tailEnd: tail?.end ?? -1 };
  });
}

/** @param {Walk} found @param {Spelling} spelling @param {number} start
 * @param {{plain: Plain, context: Context, owner: string, end: number}} place `end`: that of the tail, if there is one */
function isCertain(found, spelling, start, { plain, context, owner, end }) {
  if (!spelling.certain || owner === "other" || found.repairs > 2 || saysMachine(plain, start)) return false;
  const field = fillsField(plain.text, start, end);
  const single = spelling.words.length - spelling.detail === 1;
  if (single && isTight(plain, start, found.end) && (owner === "kraken" || (field && spelling.text.toLowerCase().endsWith(plain.text.slice(start, found.end))))) return true;
  const words = single ? spelling.detail : found.words;
  if (fillsText(plain.text, start, found.end)) return spelling.category === "" || words >= 3;
  if (!spelling.written && words >= 3) return true;
  if (words < 2) return false;
  if (insideErrorList(plain, start) || (context.socket && spelling.category === "")) return field || words >= 3;
  if (owner === "kraken") return (words >= 3 && (introduced(plain.text, start) || isCapital(plain, start))) || (field && saysKrakenAnswered(plain, start));
  const whole = field && (spelling.category === "" || !/^\s?:\s?[a-z]/.test(plain.text.slice(end, end + 4)));
  return (whole && words >= 3 && isCapital(plain, start)) || (spelling.category === "" && words >= 5);
}

/** `Invalid arguments:volume`: a capital and no blank after the colon, as in Kraken's strings only.
 * @param {Plain} plain @param {number} start @param {number} end */
function isTight(plain, start, end) {
  return isCapital(plain, start) && /^[a-z]+ [a-z]+:[a-z]/.test(plain.text.slice(start, end));
}

/** @param {Spelling} spelling @param {boolean} alone @param {string} owner */
function explain(spelling, alone, owner) {
  if (spelling.note) return spelling.note;
  if (owner === "other") return "the same words, but the text speaks of another service";
  if (!alone) return "several errors have this message; the part before the colon tells them apart";
  return spelling.category ? "the same words, but without Kraken's prefix other programs write them too" : "the same words, but nothing says that Kraken sent them";
}
