import { findBare } from "./decode/bare.mjs";
import { findCoded } from "./decode/coded.mjs";
import { readContext } from "./decode/context.mjs";
import { findStatuses } from "./decode/http.mjs";
import { indexOf } from "./decode/index.mjs";
import { normalise } from "./decode/normalise.mjs";
import { findPatterns } from "./decode/patterns.mjs";
import { recognise, saysNoAnswer, saysSuccess } from "./decode/recognise.mjs";
import { place, settle, toMatch } from "./decode/result.mjs";
import { suggest } from "./decode/suggest.mjs";
import { tokenise } from "./decode/tokens.mjs";
import { readUnknown } from "./decode/unknown.mjs";
import { condense } from "./decode/window.mjs";

/** @import { Catalogue, Decoded } from "./decode/types.js" */

/** Finds the catalogue's errors in whatever was pasted. Pure and synchronous; throws for no string.
 * @param {string} text log lines, JSON, HTML: any string
 * @param {Catalogue} catalogue the parsed `errors.json`, or the smaller index of the site; what is computed from it is kept with the object
 * @returns {Decoded} */
export function decode(text, catalogue) {
  const index = indexOf(catalogue);
  const condensed = condense(typeof text === "string" ? text : String(text ?? ""));
  const plain = normalise(condensed.text);
  const tokens = tokenise(plain.text);
  const context = readContext(plain.text);
  const { hits: coded, strangers } = findCoded(index, tokens, plain, context);
  const sure = [...coded, ...findStatuses(index, plain, context)];
  const hits = [...sure, ...findPatterns(index, plain, context), ...findBare(index, tokens, plain, context, sure)];
  const matches = settle(hits.filter((hit) => hit.certain));
  const unknown = readUnknown(index, strangers, plain, context);
  const silence = saysNoAnswer(plain.text);
  const words = unknown.slice(0, 3).map((one) => `${one.category} ${one.message}`).join(" ");
  const suggestions = matches.length > 0 ? [] : suggest(index, plain.text, hits, { words, silence });
  return {
    matches: matches.map((hit) => place(toMatch(hit, plain), condensed.pieces)),
    suggestions: suggestions.map((hit) => ({ ...place(toMatch(hit, plain), condensed.pieces), reason: hit.reason })),
    unknown: unknown.map((one) => place(one, condensed.pieces)),
    recognised: recognise(plain).map((one) => place(one, condensed.pieces)),
    success: matches.length === 0 && unknown.length === 0 && saysSuccess(plain.text),
    no_answer: silence >= 0,
    partial: condensed.pieces !== null,
  };
}
