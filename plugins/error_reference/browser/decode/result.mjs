import { locate } from "./normalise.mjs";
import { widen } from "./window.mjs";

/** @import { Hit, Match, Plain } from "./types.js" */
/** @import { Piece } from "./window.mjs" */

/** Order of appearance, each entry once, and of two that overlap the longer, of two alike the one with a tail; a family gives way to its member.
 * @param {Hit[]} hits */
export function settle(hits) {
  const sorted = [...hits].sort((a, b) => a.start - b.start || b.end - a.end || a.order - b.order || b.tailEnd - a.tailEnd);
  /** @type {Map<string, Hit>} */
  const kept = new Map();
  /** @type {Hit | null} */
  let last = null;
  for (const hit of sorted) {
    const overlaps = last !== null && hit.start < last.end;
    if (last && overlaps && hit.entry.family === last.entry.slug) {
      kept.delete(last.entry.slug);
    } else if (overlaps) {
      continue;
    }
    if (!kept.has(hit.entry.slug)) kept.set(hit.entry.slug, hit);
    last = hit;
  }
  return [...kept.values()];
}

/** @param {Hit} hit @param {Plain} plain
 * @returns {Match} */
export function toMatch(hit, plain) {
  const { entry } = hit;
  const [start, after] = locate(plain, hit.start, hit.end);
  const written = [entry.error, ...(entry.aliases ?? [])].filter((spelling) => plain.original.startsWith(spelling, start));
  const exact = written.length > 0;
  // The words end before a closing bracket that a spelling has.
  const end = hit.tailStart < 0 ? Math.max(after, ...written.map((spelling) => start + spelling.length)) : after;
  /** @type {Match} */
  const match = { slug: entry.slug, error: entry.error, start, end, tail: null, exact, url: entry.url ?? `errors/${entry.slug}/` };
  if (hit.tailStart < 0) return match;
  const [tailStart, tailEnd] = locate(plain, hit.tailStart, hit.tailEnd);
  return { ...match, tail: plain.original.slice(tailStart, tailEnd), tailStart, tailEnd };
}

/** Moves the offsets of a condensed text to the whole one.
 * @template {{start: number, end: number, tailStart?: number, tailEnd?: number}} T
 * @param {T} found @param {Piece[] | null} pieces
 * @returns {T} */
export function place(found, pieces) {
  if (!pieces) return found;
  const moved = { ...found, start: widen(pieces, found.start), end: widen(pieces, found.end) };
  if (found.tailStart === undefined || found.tailEnd === undefined) return moved;
  return { ...moved, tailStart: widen(pieces, found.tailStart), tailEnd: widen(pieces, found.tailEnd) };
}
