import { matchWords } from "./bag.mjs";
import { ownerAt } from "./context.mjs";
import { endsField, startsField } from "./field.mjs";
import { findTail } from "./tail.mjs";
import { isCapital } from "./tokens.mjs";
import { editDistance } from "./typo.mjs";
import { walk } from "./walk.mjs";

/** @import { Context } from "./context.mjs" */
/** @import { Hit, Index, Plain, Spelling, Token, Walk } from "./types.js" */

/** @typedef {{severity: string, category: string, start: number, at: number, less: boolean, repaired: boolean}} Head */
/** @typedef {{head: Head, end: number}} Stranger a well-formed string nobody wrote an entry for */

/** Unexplained strings that are compared word by word and searched for slips. */
const MOST_STRANGERS = 100;

/** Strings with a category: `EAPI:Invalid nonce` and what logs make of it.
 * @param {Index} index @param {Token[]} tokens @param {Plain} plain @param {Context} context
 * @returns {{hits: Hit[], strangers: Stranger[]}} */
export function findCoded(index, tokens, plain, context) {
  /** @type {Hit[]} */
  const hits = [];
  /** @type {Stranger[]} */
  const strangers = [];
  const sure = new Set();
  for (let at = 0; at < tokens.length; at++) {
    const head = readHead(index, tokens, at, plain);
    if (!head) continue;
    const found = followHead(index, tokens, head, plain, strangers.length < MOST_STRANGERS);
    if (found && sure.has(found.spelling.entry)) {
      at = found.walk.next - 1;
    } else if (found && !runsOn(plain.text, head.start, found.walk.end)) {
      const hit = judge(found.walk, found.spelling, head, { tokens, plain, context, moved: found.moved });
      hits.push(hit);
      if (!hit.certain) continue;
      sure.add(hit.entry);
      at = found.walk.next - 1;
    } else if (!head.less && !head.repaired && /^ ?: ?$/.test(colonAfter(plain.text, tokens[head.at].end))) {
      const other = strangers.length < MOST_STRANGERS ? matchWords(index, tokens, head, plain) : null;
      if (other) hits.push(other);
      else strangers.push({ head, end: tokens[head.at].end });
    }
  }
  return { hits, strangers };
}

/** The category at token `at`, if one is there.
 * @param {Index} index @param {Token[]} tokens @param {number} at @param {Plain} plain
 * @returns {Head | null} */
function readHead(index, tokens, at, plain) {
  const { word, start, end } = tokens[at];
  const known = index.categories.get(word);
  const colon = colonAfter(plain.text, end);
  if (known) {
    const apart = known.severity === "" && at > 0 && /^[ew]$/.test(tokens[at - 1].word) && tokens[at - 1].end + 1 >= start;
    const severity = apart ? tokens[at - 1].word.toUpperCase() : known.severity;
    if (severity === "" && colon === "") return null;
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

/** @param {string} word */
function suffixes(word) {
  return Array.from({ length: Math.max(0, word.length - 3) }, (_, i) => i + 1);
}

/** @param {Index} index @param {Token[]} tokens @param {Head} head @param {Plain} plain @param {boolean} repairFirst
 * @returns {{walk: Walk, spelling: Spelling, moved: boolean} | null} */
function followHead(index, tokens, head, plain, repairFirst) {
  const root = index.coded.get(head.category);
  const own = root && walk(root, tokens, head.at + 1, plain, { before: head.at, repairFirst });
  if (own) {
    const severity = own.spellings.filter((spelling) => head.less || spelling.severity === head.severity);
    if (severity.length > 0) return { walk: own, spelling: severity[0], moved: false };
    return null;
  }
  const any = walk(index.messages, tokens, head.at + 1, plain, { before: head.at, repairFirst });
  if (!any || any.words < 2 || !endsField(plain.text, any.end) || /^\s?:\s?\w/.test(plain.text.slice(any.end, any.end + 4)) || new Set(any.spellings.map(({ entry }) => entry)).size > 1) return null;
  return { walk: any, spelling: any.spellings[0], moved: true };
}

/** @param {Walk} found @param {Spelling} spelling @param {Head} head
 * @param {{tokens: Token[], plain: Plain, context: Context, moved: boolean}} place
 * @returns {Hit} */
function judge(found, spelling, head, { tokens, plain, context, moved }) {
  const colon = colonAfter(plain.text, tokens[head.at].end);
  const owner = ownerAt(context, plain, head.start);
  let certain = spelling.certain;
  let reason = spelling.note;
  if (colon === "" && found.words < 2 && spelling.words.length < 2 && !/-/.test(plain.text[tokens[head.at].end])) {
    certain = false;
    reason = "the words are there, but no colon between category and message";
  }
  const tail = findTail(plain.text, found.end, spelling);
  if (head.less && !lessIsCertain(found.words + (tail ? 1 : 0), head, { tokens, plain, colon, owner, ends: endsField(plain.text, found.end) })) {
    certain = false;
    reason = "the message without its leading E, and nothing says that Kraken sent it";
  }
  if (moved && head.less && owner !== "kraken") {
    certain = false;
    reason = "the message is known, under another category";
  }
  return { entry: spelling.entry, order: spelling.order, start: head.start, end: found.end, certain, score: 0.9 - found.repairs * 0.1, reason,
    tailStart: tail?.start ?? -1, tailEnd: tail?.end ?? -1 };
}

/** @param {number} words @param {Head} head
 * @param {{tokens: Token[], plain: Plain, colon: string, owner: string, ends: boolean}} place */
function lessIsCertain(words, head, { tokens, plain, colon, owner, ends }) {
  if (owner === "other") return false;
  const capital = isCapital(plain, head.start);
  if (owner === "kraken") return words >= 2 || capital;
  if (colon === ":") return words >= 2 || (capital && startsField(plain.text, head.start));
  const before = tokens[head.at - 1];
  if (before && /^(?:error|warning)$/.test(before.word) && /^ ?\($/.test(plain.text.slice(before.end, head.start))) return capital;
  const alone = !before || /[\n"'([{:]/.test(plain.text.slice(before.end, head.start));
  return alone && capital && ends && words >= 2;
}

/** A string that fills its own quotes and goes on after the known words is another string.
 * @param {string} text @param {number} start @param {number} end */
function runsOn(text, start, end) {
  const quote = text[start - 1];
  if (quote !== '"' && quote !== "'") return false;
  const before = text.slice(Math.max(0, start - 24), start - 1);
  if (!/(?:[[,]|error(?:_?message)?["']?\s*(?::|=>))\s*\\*$/.test(before)) return false;
  return new RegExp(`^ [a-z_ -]{2,60}\\\\*${quote}\\s*\\\\*[\\],}]`).test(text.slice(end, end + 80));
}

/** The colon after a category as it stands: `:`, a colon with blanks or brackets about it (`" : "`, `): `), or nothing.
 * @param {string} text @param {number} end */
export function colonAfter(text, end) {
  const found = /^[\s)\]"'`*_]{0,4}:[\s"'`(*]{0,4}/.exec(text.slice(end, end + 10));
  return found ? found[0] : "";
}
