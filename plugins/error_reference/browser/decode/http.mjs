import { ownerAt, saysMachine } from "./context.mjs";
import { fillsText } from "./field.mjs";
import { BEFORE, CODE_BEFORE, NO_STATUS, NUMBER, REASONS, WEAK_AFTER, WEAK_BEFORE } from "./wordings.mjs";

/** @import { Context } from "./context.mjs" */
/** @import { Entry, Hit, Index, Plain, TrieNode } from "./types.js" */

/** @typedef {{index: Index, plain: Plain, context: Context, edge: boolean}} Place */

const MOST_NUMBERS = 2000;
/** Places of one number that are weighed. */
const OFTEN = 40;
/** A line break with the signs of mail quoting. */
const BREAK = /\s*\n[\s>|]*/g;
const EDGE = /cloudflare|cf-ray|ray id|cf-error|cf_error/;
const PAGE = /<html|<!doctype|<title|cf-wrapper|cf-error/;
/** Anything but a status and what people write beside it. */
const OTHER_WORDS = /\b(?!(?:https?|errors?|codes?|status|cloudflare|cf|kraken|api|server|response|responses|got|get|getting|returns?|returned|the|a|an|with|from|again|on|in|is|what|why)\b)[a-z0-9]/;
/** Statuses that only say that a code of Cloudflare's is in the body. */
const ENVELOPE = /^HTTP (?:403|409|429|503|530)$/;

/** Statuses of HTTP and codes of Cloudflare, as clients print them.
 * @param {Index} index @param {Plain} plain @param {Context} context
 * @returns {Hit[]} */
export function findStatuses(index, plain, context) {
  if (index.codes.size === 0) return [];
  const place = { index, plain, context, edge: EDGE.test(plain.text) };
  /** @type {Hit[]} */
  const hits = [];
  /** @type {Map<string, number>} */
  const often = new Map();
  let looked = 0;
  for (const found of plain.text.matchAll(NUMBER)) {
    if (++looked > MOST_NUMBERS) break;
    const weighed = often.get(found[1]) ?? 0;
    const hit = weighed < OFTEN ? judge(found[1], found.index, place) : null;
    often.set(found[1], hit?.certain ? OFTEN : weighed + 1);
    if (hit) hits.push(hit);
  }
  const specific = hits.some((hit) => hit.certain && hit.entry.error.startsWith("Cloudflare "));
  const kept = specific ? hits.filter((hit) => !ENVELOPE.test(hit.entry.error)) : hits;
  return kept.some((hit) => hit.certain) ? kept : [...kept, ...pageWithoutCode(place)];
}

/** @param {string} code @param {number} at @param {Place} place
 * @returns {Hit | null} */
function judge(code, at, place) {
  const { index, plain, context, edge } = place;
  const { text } = plain;
  const entry = index.codes.get(code) ?? (/^5/.test(code) || (code.length === 4 && edge) ? index.codeFamily : null);
  if (!entry) return null;
  const before = text.slice(Math.max(0, at - 170), at).replace(BREAK, " ");
  const after = text.slice(at + code.length, at + code.length + 90).replace(BREAK, " ");
  const owner = ownerAt(context, plain, at, { hosts: true });
  const only = text.length < 40 && !OTHER_WORDS.test(text.replace(code, " "));
  const strength = NO_STATUS.test(after) ? 0 : measure(code, before, after, edge);
  if (strength === 0 && !only) return null;
  const weak = strength === 1;
  const enough = strength === 2 || (owner === "kraken" && (weak || /^5/.test(code))) || (weak && only && /^5[23]/.test(code));
  const certain = enough && owner !== "other" && !saysMachine(plain, at);
  const prefix = /(?:http|cloudflare)[\s>-]{1,6}$/.exec(text.slice(Math.max(0, at - 16), at))?.[0].length ?? 0;
  const reason = owner === "other" ? "the status is there, but from another server" : "the number may be a status";
  return hitOf(index, entry, [at - prefix, at + code.length], certain, reason);
}

/** 2: a status beyond doubt; 1: one if the text is about a server of Kraken's; 0: some number.
 * @param {string} code @param {string} before @param {string} after @param {boolean} edge */
function measure(code, before, after, edge) {
  const words = after.replace(/<[^<>]*>/g, " ");
  const reason = new RegExp(`^["')\\]\\s:,|/(_-]{0,12}(?:server error:? |error )?(?:${REASONS.get(code) ?? "(?!)"}|server error(?::| for url))`).test(words);
  if (code.length === 4) {
    const ends = /^\s*(?:$|["'<}\n\],|)]|ray id|\.?(?:json|md)\b|\/)/.test(words) || reason;
    if (CODE_BEFORE.test(before)) return ends || edge ? 2 : 1;
    if (!/error[:\s]{1,3}$/.test(before.replace(/<[^<>]*>\s*/g, " "))) return 0;
    return reason || edge ? 2 : Number(ends);
  }
  if (/["']status_?code["']\s*:\s*["']?$/.test(before) && !/^5[23]/.test(code)) return 1;
  if (reason || BEFORE.test(before)) return 2;
  if (WEAK_BEFORE.test(before)) return edge && /error(?: code)?:? $/.test(before) ? 2 : 1;
  return WEAK_AFTER.test(after) ? 1 : 0;
}

/** A page or a reason without its number.
 * @param {Place} place
 * @returns {Hit[]} */
function pageWithoutCode({ index, plain, context, edge }) {
  const { text } = plain;
  for (const [code, words] of REASONS) {
    const entry = index.codes.get(code);
    const found = entry && /^5/.test(code) ? new RegExp(`\\b(?:${words})\\b`).exec(text) : null;
    if (!entry || !found || /^(?:unknown|origin) error$|^(?:invalid )?ssl certificate/.test(found[0])) continue;
    const owner = ownerAt(context, plain, found.index, { hosts: true });
    const answered = context.hosts.some((host) => host.owner === "kraken") || edge;
    const whole = fillsText(text, found.index, found.index + found[0].length);
    const own = /^(?:520|521|523|526)$/.test(code);
    const certain = owner !== "other" && !saysMachine(plain, found.index) && ((owner === "kraken" && answered && !isShared(index, found[0])) || (edge && own) || (whole && !/timed out/.test(found[0])) || own);
    return [hitOf(index, entry, [found.index, found.index + found[0].length], certain, "the words of this status, without its number")];
  }
  const page = edge ? EDGE.exec(text) : null;
  if (!page || !index.codeFamily) return [];
  const certain = ownerAt(context, plain, page.index, { hosts: true }) !== "other" && PAGE.test(text);
  return [hitOf(index, index.codeFamily, [page.index, page.index + page[0].length], certain, "Cloudflare is named, but no code can be read")];
}

/** Whether entries besides a status are known by the same words.
 * @param {Index} index @param {string} words */
function isShared(index, words) {
  /** @type {TrieNode | undefined} */
  let node = index.bare;
  for (const word of words.split(/[ -]/)) node = node?.kids.get(word);
  return node?.ends.some(({ entry }) => !index.statuses.has(entry)) ?? false;
}

/** @param {Index} index @param {Entry} entry @param {[number, number]} extent @param {boolean} certain @param {string} reason
 * @returns {Hit} */
function hitOf(index, entry, [start, end], certain, reason) {
  return { entry, order: index.orders.get(entry) ?? 0, start, end, certain, score: 0.4, reason: certain ? "" : reason, tailStart: -1, tailEnd: -1 };
}
