import { closestWord } from "./typo.mjs";
import { isCapital, joins } from "./tokens.mjs";

/** @import { Plain, Token, TrieNode, Walk } from "./types.js" */

/** What programs glue to a string when they print a missing value or go on without a blank. */
const GLUED = /^(?:null|none|undefined|nan|true|false|nil|error|traceback|result|\d{2,})/;

/** `asset` is not the parameter in `asset_class`. */
const LONGER_NAME = /^[_-][a-z0-9]/;

const LONGEST_WORD = 24;

/** Follows the words from token `at` down the trie and keeps the deepest known ending.
 * @param {TrieNode} root @param {Token[]} tokens @param {number} at @param {Plain} plain
 * @param {{repairFirst?: boolean, before?: number}} [options] `before`: token the first word must join on to, -1 for none
 * @returns {Walk | null} */
export function walk(root, tokens, at, plain, { repairFirst = true, before = -1 } = {}) {
  /** @type {Walk | null} */
  let best = null;
  let node = root;
  let next = at;
  let last = before;
  let repairs = 0;
  let words = 0;
  while (next < tokens.length) {
    const step = advance(node, tokens, next, plain, words > 0 || repairFirst);
    if (!step || (last >= 0 && !joins(plain.text.slice(tokens[last].end, tokens[next].start), kindOf(node, step.node, words)))) break;
    node = step.node;
    last = next + step.used - 1;
    next += step.used;
    repairs += step.repairs;
    words += 1;
    if (node.ends.length > 0 && !(node.detail && LONGER_NAME.test(plain.text.slice(step.end, step.end + 2)))) best = { spellings: node.ends, next, end: step.end, repairs, words };
    if (step.last) break;
  }
  return best;
}

/** @param {TrieNode} from @param {TrieNode} to @param {number} words */
function kindOf(from, to, words) {
  if (words === 0) return "head";
  return to.detail && !from.detail ? "detail" : to.hard ? "hard" : "soft";
}

/** @param {TrieNode} node @param {Token[]} tokens @param {number} at @param {Plain} plain @param {boolean} repair
 * @returns {{node: TrieNode, used: number, end: number, repairs: number, last: boolean} | null} */
function advance(node, tokens, at, plain, repair) {
  const token = tokens[at];
  const exact = node.kids.get(token.word);
  if (exact) return { node: preferred(node, exact, tokens, at), used: 1, end: token.end, repairs: 0, last: false };
  if (!repair || node.kids.size === 0) return null;
  const broken = rejoin(node, tokens, at, plain);
  if (broken) return broken;
  const joined = runTogether(node, token);
  if (joined) return { node: joined, used: 1, end: token.end, repairs: 1, last: false };
  const close = closestWord(node.kids, token.word);
  if (close) return { node: close.node, used: 1, end: token.end, repairs: close.distance, last: false };
  return unglue(node, token, plain);
}

/** The singular or plural beside a word, where the text goes on as only that one does: an alias must not end a longer string early.
 * @param {TrieNode} node @param {TrieNode} exact @param {Token[]} tokens @param {number} at */
function preferred(node, exact, tokens, at) {
  const { word } = tokens[at];
  const next = tokens[at + 1]?.word;
  if (next === undefined || exact.kids.has(next)) return exact;
  const twin = node.kids.get(`${word}s`) ?? (word.endsWith("s") ? node.kids.get(word.slice(0, -1)) : undefined);
  return twin?.kids.has(next) && (twin.ends.length > 0 || exact.ends.length === 0) ? twin : exact;
}

/** A word that a line break, a soft hyphen or a slip of the thumb cut in two.
 * @param {TrieNode} node @param {Token[]} tokens @param {number} at @param {Plain} plain */
function rejoin(node, tokens, at, plain) {
  const second = tokens[at + 1];
  if (!second) return null;
  const gap = plain.text.slice(tokens[at].end, second.start);
  if (gap.length > 12 || !/^-?\n[\s>|]*$|^ $/.test(gap)) return null;
  const child = node.kids.get(tokens[at].word + second.word);
  return child ? { node: child, used: 2, end: second.end, repairs: gap === " " ? 1 : 0, last: false } : null;
}

/** Two words without the blank between them, as in `assetpair`.
 * @param {TrieNode} node @param {Token} token */
function runTogether(node, { word }) {
  if (word.length < 6 || word.length > 2 * LONGEST_WORD) return null;
  for (let length = 2; length <= word.length - 2; length++) {
    const first = node.kids.get(word.slice(0, length));
    const second = first?.kids.get(word.slice(length));
    if (second && !second.detail) return second;
  }
  return null;
}

/** The last word of a message with something stuck to it, as in `pairnull`.
 * @param {TrieNode} node @param {Token} token @param {Plain} plain */
function unglue(node, token, plain) {
  for (let length = Math.min(token.word.length - 1, LONGEST_WORD); length >= 2; length--) {
    const child = node.kids.get(token.word.slice(0, length));
    if (!child || child.ends.length === 0 || (child.detail && token.word.length - length < 3)) continue;
    const rest = token.word.slice(length);
    if (length < 3 ? /^[a-z]/.test(rest) && GLUED.test(rest) : GLUED.test(rest) || isCapital(plain, token.start + length)) {
      return { node: child, used: 1, end: token.start + length, repairs: 0, last: true };
    }
  }
  return null;
}
