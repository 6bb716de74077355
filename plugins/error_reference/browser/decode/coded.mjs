import { matchWords } from "./bag.mjs";
import { ownerAt } from "./context.mjs";
import { endsField, fillsText, startsField } from "./field.mjs";
import { colonAfter, readHead } from "./head.mjs";
import { findTail } from "./tail.mjs";
import { isCapital } from "./tokens.mjs";
import { walk } from "./walk.mjs";

/** @import { Context } from "./context.mjs" */
/** @import { Head } from "./head.mjs" */
/** @import { Hit, Index, Plain, Spelling, Token, Walk } from "./types.js" */

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
    const found = followHead(index, tokens, head, plain, strangers.length < MOST_STRANGERS) ?? followHead(index, tokens, afterName(tokens, head, plain), plain, false);
    if (found && sure.has(found.spelling.entry)) {
      at = lastOf(found.walk, tokens);
    } else if (found && !runsOn(plain.text, head.start, found.walk.end)) {
      const hit = judge(found.walk, found.spelling, head, { tokens, plain, context, moved: found.moved });
      hits.push(hit);
      if (!hit.certain) continue;
      sure.add(hit.entry);
      at = lastOf(found.walk, tokens);
    } else if (!head.less && !head.repaired && /^ ?: ?$/.test(colonAfter(plain.text, tokens[head.at].end))) {
      const other = strangers.length < MOST_STRANGERS ? matchWords(index, tokens, head, plain) : null;
      if (other) hits.push(other);
      else strangers.push({ head, end: tokens[head.at].end });
    }
  }
  return { hits, strangers };
}

/** The last token that is wholly used: what is glued to a message may begin the next string.
 * @param {Walk} found @param {Token[]} tokens */
function lastOf({ next, end }, tokens) {
  return end < tokens[next - 1].end ? next - 2 : next - 1;
}

/** A head that ends with the name of the field its message is in: `"category":"EAPI","message":"Invalid nonce"`.
 * @param {Token[]} tokens @param {Head} head @param {Plain} plain */
function afterName(tokens, head, plain) {
  const name = tokens[head.at + 1];
  if (!name || !/^(?:message|msg|text|type|error|reason)$/.test(name.word) || !/^["']?\s?[:=]/.test(plain.text.slice(name.end, name.end + 3))) return null;
  return /^["']?[,;)\]\s]{1,4}["']?$/.test(plain.text.slice(tokens[head.at].end, name.start)) ? { ...head, at: head.at + 1 } : null;
}

/** @param {Index} index @param {Token[]} tokens @param {Head | null} head @param {Plain} plain @param {boolean} repairFirst
 * @returns {{walk: Walk, spelling: Spelling, moved: boolean} | null} */
function followHead(index, tokens, head, plain, repairFirst) {
  if (!head) return null;
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
  if (colon === "" && found.words < 2 && spelling.words.length < 2 && !/-/.test(plain.text[tokens[head.at].end]) && !isSpaced(found, head, { tokens, plain, owner })) {
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

/** `EService Unavailable`: a blank for the colon, capitals as Kraken writes them, and no sentence about it.
 * @param {Walk} found @param {Head} head @param {{tokens: Token[], plain: Plain, owner: string}} place */
function isSpaced({ end }, head, { tokens, plain, owner }) {
  const capitals = !head.less && [head.start, head.start + 1, tokens[head.at + 1].start].every((at) => isCapital(plain, at));
  return capitals && endsField(plain.text, end) && (owner === "kraken" || fillsText(plain.text, head.start, end));
}

/** @param {number} words @param {Head} head
 * @param {{tokens: Token[], plain: Plain, colon: string, owner: string, ends: boolean}} place */
function lessIsCertain(words, head, { tokens, plain, colon, owner, ends }) {
  if (owner === "other") return false;
  const capital = isCapital(plain, head.start);
  if (owner === "kraken") return words >= 2 || capital;
  if (colon === "") return false;
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
