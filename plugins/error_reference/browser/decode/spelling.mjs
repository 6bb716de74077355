import { normalise } from "./normalise.mjs";
import { tokenise } from "./tokens.mjs";

/** @import { Entry, Spelling } from "./types.js" */

/** Categories Kraken documents, so that an unknown string is recognised even where the catalogue is small. */
export const CATEGORIES = ["general", "auth", "api", "query", "order", "trade", "funding", "service", "session", "account", "earnings",
  "database", "export", "bm"];

const CODED = /^\s*([EW])([A-Z][A-Za-z]+)\s*:\s*(?=\S)/;
/** `<txid>`, `[:<code>]`, `[UNIX timestamp]`, `…`, a time in seconds: what follows differs from case to case. */
const PLACEHOLDER = /\s*[:\s'"]*(?:\[:?<[^<>]*>\]|<[^<>]*>|\[[^\][]*\]|…|\.\.\.|\b\d{9,}\b).*$/su;

/** Cuts a written form up as the grammar reads it.
 * @param {string} text @param {Entry} entry @param {number} order
 * @param {{written?: boolean, certain?: boolean, note?: string}} [options]
 * @returns {Spelling | null} `null` where nothing is left to look for */
export function parseSpelling(text, entry, order, { written = true, certain = true, note = "" } = {}) {
  const coded = CODED.exec(text);
  const severity = coded ? coded[1] : "";
  const category = coded ? coded[2].toLowerCase() : "";
  const body = coded ? text.slice(coded[0].length) : text;
  const literal = body.replace(PLACEHOLDER, "");
  const plain = normalise(literal).text;
  const tokens = tokenise(plain);
  if (tokens.length === 0) return null;
  /** @type {boolean[]} */
  const hard = [];
  let detail = tokens.length;
  for (let i = 0; i < tokens.length; i++) {
    const gap = plain.slice(i === 0 ? 0 : tokens[i - 1].end, tokens[i].start);
    hard.push(i === 0 ? category !== "" : /[:()'"[\]/,=<>]/.test(gap));
    if (i > 0 && gap.includes(":") && detail === tokens.length) detail = i;
  }
  return { entry, order, text, severity, category, words: tokens.map((token) => token.word), hard, detail, open: literal !== body,
    written, certain, note };
}
