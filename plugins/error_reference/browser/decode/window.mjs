/** Pastes up to this length are read whole. */
const WHOLE = 40_000;
const EDGES = 5_000;
const BEFORE = 300;
const AFTER = 500;
/** Characters kept of a longer one, the two ends included. */
const BUDGET = 36_000;
/** Windows that begin alike show the same error; one of them is enough. */
const ALIKE = 40;
const MOST_SIGNS = 20_000;
/** Where full strings were found, lesser signs are looked for in this much of the text only. */
const SIGNS_WITHIN = 200_000;

const STRINGS = /[EW](?:general|auth|api|query|order|trade|funding|service|session|account|earnings|database|export|bm)["'\s]{0,3}(?::|%3a|&#|\\u003a|：)/gi;
const SIGNS = /"error|'error|cf-error|ray id|cloudflare|status code|bad gateway|time-?out|\b(?:api|general|query|order|funding|service|trade|session)\s?:\s?[a-z]|http[ /]\S{0,4} ?5\d\d|kraken/gi;

/** @typedef {{start: number, end: number, at: number}} Piece `at`: where the piece begins in the condensed text */

/** The likely places of a long text, with the way back.
 * @param {string} text
 * @returns {{text: string, pieces: Piece[] | null}} `null` where the text is short enough to be read whole */
export function condense(text) {
  if (text.length <= WHOLE) return { text, pieces: null };
  /** @type {[number, number][]} */
  const spans = [[0, EDGES], [text.length - EDGES, text.length]];
  let left = BUDGET - 2 * EDGES;
  let strings = 0;
  for (const regex of [STRINGS, SIGNS]) {
    const share = regex === STRINGS ? left : left - (BEFORE + AFTER);
    const seen = new Set();
    let reached = EDGES;
    let spent = 0;
    let looked = 0;
    const part = strings > 0 ? text.slice(0, SIGNS_WITHIN) : text;
    for (const found of part.matchAll(regex)) {
      if (spent >= share || ++looked > MOST_SIGNS) break;
      if (found.index < reached - AFTER / 2) continue;
      const alike = text.slice(found.index, found.index + ALIKE);
      if (seen.has(alike)) continue;
      seen.add(alike);
      const end = Math.min(text.length, found.index + AFTER);
      spans.push([Math.max(0, found.index - BEFORE), end]);
      spent += BEFORE + AFTER;
      reached = end;
    }
    left -= spent;
    strings += spent;
  }
  return join(text, spans);
}

/** Offset in the whole text of an offset in the condensed one.
 * @param {Piece[] | null} pieces @param {number} offset */
export function widen(pieces, offset) {
  if (!pieces) return offset;
  const piece = pieces.findLast(({ at }) => at <= offset) ?? pieces[0];
  return Math.min(piece.start + offset - piece.at, piece.end);
}

/** @param {string} text @param {[number, number][]} spans */
function join(text, spans) {
  /** @type {Piece[]} */
  const pieces = [];
  let joined = "";
  for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
    const last = pieces.at(-1);
    const from = Math.max(start, last?.end ?? 0);
    if (end <= from) continue;
    if (last && from === last.end) {
      last.end = end;
      joined += text.slice(from, end);
      continue;
    }
    if (joined) joined += "\n";
    pieces.push({ start: from, end, at: joined.length });
    joined += text.slice(from, end);
  }
  return { text: joined, pieces };
}
