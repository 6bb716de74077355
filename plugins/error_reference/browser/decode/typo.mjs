/** @import { TrieNode } from "./types.js" */

/** Nodes with more children than this are lists of names, where a near miss says nothing. */
const CROWD = 400;

/** The one child a misspelled word can mean.
 * @param {Map<string, TrieNode>} kids @param {string} word
 * @returns {{node: TrieNode, distance: number} | null} `null` where none is near, or two are equally near */
export function closestWord(kids, word) {
  if (kids.size > CROWD || word.length < 2 || /\d/.test(word)) return null;
  /** @type {{node: TrieNode, distance: number} | null} */
  let best = null;
  let tied = false;
  for (const [kid, node] of kids) {
    const allowed = tolerance(kid, word, node.detail);
    if (allowed === 0) continue;
    const distance = editDistance(kid, word, allowed);
    if (distance > allowed || (best && distance > best.distance)) continue;
    tied = best !== null && distance === best.distance;
    best = { node, distance };
  }
  return tied ? null : best;
}

/** How many slips still mean the same word; none in short names of parameters.
 * @param {string} kid @param {string} word @param {boolean} detail */
function tolerance(kid, word, detail) {
  if (kid[0] !== word[0] || Math.abs(kid.length - word.length) > 2) return 0;
  if (detail) return kid.length >= 7 ? 1 : 0;
  if (kid === `${word}s` || word === `${kid}s`) return 1;
  if (kid.length <= 4) return kid.length >= 3 && kid.length !== word.length ? 1 : 0;
  return kid.length >= 8 ? 2 : 1;
}

/** Insertions, deletions, exchanges and swaps of neighbours, counted up to `limit` and no further.
 * @param {string} a @param {string} b @param {number} limit */
export function editDistance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = /** @type {number[]} */ ([]);
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, before[j - 2] + 1);
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length];
}
