import { isCapital } from "./tokens.mjs";
import { englishWords } from "./translation.mjs";

/** @import { Head } from "./head.mjs" */
/** @import { Hit, Index, Plain, Spelling, Token, TrieNode } from "./types.js" */

/** Words of a message that are looked at. */
const MOST_WORDS = 10;

/** @type {WeakMap<TrieNode, Map<string, Spelling | null>>} */
const bags = new WeakMap();

/** The error of a category that has just these words, in whatever order and, as far as we can translate, language.
 * @param {Index} index @param {Token[]} tokens @param {Head} head @param {Plain} plain
 * @returns {Hit | null} */
export function matchWords(index, tokens, head, plain) {
  const root = index.coded.get(head.category);
  const message = wordsAfter(tokens, head.at, plain.text);
  if (!root || message.length === 0) return null;
  const { words, foreign } = englishWords(message.flatMap((token) => apart(token, plain)));
  const spelling = words.length > 0 && (foreign || words.length > 1) ? look(bagsOf(root), words, head.category) : null;
  if (!spelling || spelling.severity !== head.severity || (!foreign && negated(message) !== negated(spelling.words.map((word) => ({ word }))))) return null;
  return { entry: spelling.entry, order: spelling.order, start: head.start, end: message[message.length - 1].end, certain: true, score: 0.7,
    reason: foreign ? "the message in another language" : "the words of the message in another order", tailStart: -1, tailEnd: -1 };
}

/** @param {{word: string}[]} words */
function negated(words) {
  return words.some(({ word }) => /^(?:cannot|not|no|non)$/.test(word));
}

/** A message may name its own category once more, or the amount that a minimum is one of.
 * @param {Map<string, Spelling | null>} known @param {string[]} words @param {string} category */
function look(known, words, category) {
  for (const extra of [[], ["amount"], [category], ["amount", category]]) {
    if (extra.some((word) => !words.includes(word))) continue;
    const found = known.get(words.filter((word) => !extra.includes(word)).join(" "));
    if (found) return found;
  }
  return null;
}

/** `InvalidNonce` is two words.
 * @param {Token} token @param {Plain} plain */
function apart({ word, start, end }, plain) {
  const inner = Array.from({ length: end - start - 1 }, (_, i) => i + 1).filter((at) => isCapital(plain, start + at) && !isCapital(plain, start + at - 1));
  return [0, ...inner].map((at, i) => word.slice(at, inner[i]));
}

/** @param {Token[]} tokens @param {number} at @param {string} text */
function wordsAfter(tokens, at, text) {
  /** @type {Token[]} */
  const found = [];
  for (let i = at + 1; i < tokens.length && found.length <= MOST_WORDS; i++) {
    const gap = text.slice(tokens[i - 1].end, tokens[i].start);
    if (found.length > 0 ? !/^[ _'’-]{1,3}$/.test(gap) : !/^\s{0,2}:\s{0,2}$/.test(gap)) break;
    found.push(tokens[i]);
  }
  return found.length > MOST_WORDS ? [] : found;
}

/** Spellings by their sorted words; two entries with the same ones tell nothing.
 * @param {TrieNode} root */
function bagsOf(root) {
  const known = bags.get(root);
  if (known) return known;
  /** @type {Map<string, Spelling | null>} */
  const made = new Map();
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    waiting.push(...node.kids.values());
    for (const spelling of node.ends) {
      const key = englishWords(spelling.words).words.join(" ");
      const other = made.get(key);
      made.set(key, other === undefined || other?.entry === spelling.entry ? spelling : null);
    }
  }
  bags.set(root, made);
  return made;
}
