/** @import { Catalogue } from "./catalogue.mjs" */
/** @import { Decoded } from "./decode/types.js" */

import { entryOf } from "./catalogue.mjs";

/**
 * What a screen reader says about a result: the count, then each error with its outcome.
 * @param {Catalogue} catalogue @param {Decoded} decoded
 */
export function announcement(catalogue, decoded) {
  const { matches, suggestions, unknown } = decoded;
  if (matches.length > 0) {
    const named = matches.map((match) => `${match.error}: ${outcome(catalogue, match.slug)}`);
    return `${count(matches.length, "error")} recognised. ${named.join(". ")}.`;
  }
  if (unknown.length > 0) return "We do not know this one; assume your order may exist.";
  if (decoded.success) return "This reply is a success: its list of errors is empty.";
  if (suggestions.length > 0) return `Nothing certain. ${count(suggestions.length, "suggestion")}, the best is ${suggestions[0]?.error}.`;
  return "No error of this API recognised.";
}

/** @param {Catalogue} catalogue @param {string} slug */
function outcome(catalogue, slug) {
  const value = entryOf(catalogue, slug)?.outcome ?? "unknown";
  return catalogue.terms.outcome?.[value]?.[0] ?? value;
}

/** @param {number} number @param {string} noun */
function count(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
