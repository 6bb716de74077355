import { findBare } from "./decode/bare.mjs";
import { findCoded } from "./decode/coded.mjs";
import { readContext } from "./decode/context.mjs";
import { findStatuses } from "./decode/http.mjs";
import { indexOf } from "./decode/index.mjs";
import { locate, normalise } from "./decode/normalise.mjs";
import { recognise, saysNoAnswer, saysSuccess } from "./decode/recognise.mjs";
import { nearest } from "./decode/suggest.mjs";
import { tokenise } from "./decode/tokens.mjs";
import { readUnknown } from "./decode/unknown.mjs";

/** @import { Catalogue, Decoded, Hit, Index, Match, Plain } from "./decode/types.js" */

const MOST_SUGGESTIONS = 5;

/** Finds the catalogue's errors in whatever was pasted.
 * @param {string} text log lines, JSON, HTML: any string
 * @param {Catalogue} catalogue the parsed `errors.json`, or the smaller index of the site
 * @returns {Decoded} */
export function decode(text, catalogue) {
  const index = indexOf(catalogue);
  const plain = normalise(typeof text === "string" ? text : String(text ?? ""));
  const tokens = tokenise(plain.text);
  const context = readContext(plain.text);
  const { hits: coded, strangers } = findCoded(index, tokens, plain, context);
  const statuses = findStatuses(index, plain, context);
  const bare = findBare(index, tokens, plain, context, [...coded, ...statuses]);
  const hits = [...coded, ...statuses, ...bare];
  const matches = settle(hits.filter((hit) => hit.certain));
  const unknown = readUnknown(strangers, plain);
  const silence = saysNoAnswer(plain.text);
  const suggestions = matches.length > 0 ? [] : suggest(index, plain, hits, { unknown: unknown.map((one) => one.message).join(" "), silence });
  return {
    matches: matches.map((hit) => toMatch(hit, plain)),
    suggestions: suggestions.map((hit) => ({ ...toMatch(hit, plain), reason: hit.reason })),
    unknown,
    recognised: recognise(plain),
    success: matches.length === 0 && unknown.length === 0 && saysSuccess(plain.text),
    no_answer: silence >= 0,
    partial: false,
  };
}

/** Order of appearance, each entry once, and of two that overlap the longer.
 * @param {Hit[]} hits */
function settle(hits) {
  const sorted = [...hits].sort((a, b) => a.start - b.start || b.end - a.end || a.order - b.order);
  /** @type {Map<string, Hit>} */
  const kept = new Map();
  let reached = -1;
  for (const hit of sorted) {
    if (hit.start < reached || kept.has(hit.entry.slug)) continue;
    kept.set(hit.entry.slug, hit);
    reached = hit.end;
  }
  return [...kept.values()];
}

/** @param {Index} index @param {Plain} plain @param {Hit[]} hits @param {{unknown: string, silence: number}} signs
 * @returns {Hit[]} */
function suggest(index, plain, hits, { unknown, silence }) {
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
  if (best.size === 0 && (unknown || plain.text.length <= 400)) nearest(index, unknown || plain.text, MOST_SUGGESTIONS).forEach(offer);
  return [...best.values()].sort((a, b) => b.score - a.score || a.order - b.order).slice(0, MOST_SUGGESTIONS);
}

/** @param {Hit} hit @param {Plain} plain
 * @returns {Match} */
function toMatch(hit, plain) {
  const { entry } = hit;
  const [start, end] = locate(plain, hit.start, hit.end);
  const written = plain.original.slice(start, end);
  const exact = [entry.error, ...(entry.aliases ?? [])].some((spelling) => spelling === written || plain.original.startsWith(spelling, start));
  /** @type {Match} */
  const match = { slug: entry.slug, error: entry.error, start, end, tail: null, exact, url: entry.url ?? `errors/${entry.slug}/` };
  if (hit.tailStart < 0) return match;
  const [tailStart, tailEnd] = locate(plain, hit.tailStart, hit.tailEnd);
  return { ...match, tail: plain.original.slice(tailStart, tailEnd), tailStart, tailEnd };
}
