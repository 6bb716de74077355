import MiniSearch from "./minisearch.mjs";
import { tokenise } from "./tokens.mjs";

/** @import { Entry, Hit, Index } from "./types.js" */

/** @typedef {{id: number, error: string, aliases: string, phrases: string, summary: string}} Document */

/** @type {WeakMap<Index, MiniSearch<Document>>} */
const engines = new WeakMap();
const MOST = 5;
/** Longer texts are logs, whose many words resemble everything. */
const SEARCHED = 400;
/** Words of a paste that are looked up; more would only add noise. */
const QUERY_WORDS = 16;
const TOO_COMMON = new Set(["error", "errors", "the", "a", "an", "to", "of", "in", "on", "at", "for", "is", "was", "my", "i", "and", "or", "it",
  "with", "from", "this", "that", "be", "by", "api", "kraken", "exception", "result", "code", "message", "line", "file", "http", "https", "www", "com",
  "not", "no", "than", "you", "your", "can", "cannot", "more", "less", "are", "was", "has", "have", "but", "when", "would", "does", "did", "get", "got"]);

/** What to offer where nothing is certain, best first.
 * @param {Index} index @param {string} text plain text @param {Hit[]} hits
 * @param {{words: string, silence: number}} signs messages of unknown strings, and where the text says that no answer came (-1: nowhere)
 * @returns {Hit[]} */
export function suggest(index, text, hits, { words, silence }) {
  /** @type {Map<string, Hit>} */
  const best = new Map();
  const offer = (/** @type {Hit} */ hit) => {
    const known = best.get(hit.entry.slug);
    if (!known || known.score < hit.score) best.set(hit.entry.slug, hit);
  };
  hits.forEach(offer);
  if (silence >= 0 && index.noAnswer) {
    offer({ entry: index.noAnswer, order: index.orders.get(index.noAnswer) ?? 0, start: silence, end: silence, certain: false, score: 0.95,
      reason: "no answer at all came back: find out whether the order exists before you send it again", tailStart: -1, tailEnd: -1 });
  }
  if (words || (best.size === 0 && text.length <= SEARCHED)) nearest(index, words || text, MOST).forEach(offer);
  return [...best.values()].sort((a, b) => b.score - a.score || a.order - b.order).slice(0, MOST);
}

/** Entries whose words resemble the text's, best first.
 * @param {Index} index @param {string} text plain text @param {number} limit
 * @returns {Hit[]} */
function nearest(index, text, limit) {
  const words = [...new Set(tokenise(text.slice(0, 2000).toLowerCase()).map(({ word }) => word))].filter((word) => word.length > 1 && !TOO_COMMON.has(word) && !/^\d+$/.test(word));
  if (words.length === 0) return [];
  const query = words.slice(0, QUERY_WORDS).join(" ");
  const engine = engineOf(index);
  const found = engine.search(query, { prefix: (term) => term.length > 3, fuzzy: (term) => (term.length > 4 ? 0.2 : 0),
    boost: { error: 4, aliases: 3, phrases: 2 } });
  const enough = Math.max(1, Math.ceil(words.length / 2));
  return found.filter((result) => new Set(result.queryTerms).size >= enough).slice(0, limit).map((result, place) => ({
    entry: index.entries[result.id], order: result.id, start: 0, end: 0, certain: false, score: 0.2 - place * 0.01,
    reason: `similar words: ${[...new Set(result.queryTerms)].slice(0, 4).join(", ")}`, tailStart: -1, tailEnd: -1,
  }));
}

/** @param {Index} index */
function engineOf(index) {
  const known = engines.get(index);
  if (known) return known;
  /** @type {MiniSearch<Document>} */
  const engine = new MiniSearch({ fields: ["error", "aliases", "phrases", "summary"], tokenize: (text) => tokenise(text.toLowerCase()).map(({ word }) => word) });
  engine.addAll(index.entries.map(toDocument));
  engines.set(index, engine);
  return engine;
}

/** @param {Entry} entry @param {number} id
 * @returns {Document} */
function toDocument(entry, id) {
  return { id, error: entry.error.replace(/^[EW](?=[A-Z])/, ""), aliases: (entry.aliases ?? []).join(" "),
    phrases: (entry.patterns ?? []).map((pattern) => pattern.phrase ?? "").join(" "), summary: entry.summary ?? "" };
}
