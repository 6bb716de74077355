import { loadCatalogue } from "./catalogue.mjs";

/** @import { Catalogue } from "./catalogue.mjs" */
/** @import { Decoded } from "./decode/types.js" */

/**
 * The decoder and its index, on first use: pages where nobody pastes anything load neither.
 * @returns {Promise<{catalogue: Catalogue, decode: (text: string) => Decoded, report: typeof import("./report.mjs")}>} rejects with a sentence for the reader
 */
export async function loadDecoder() {
  const [{ decode }, report, catalogue] = await Promise.all([import("./decode.mjs"), import("./report.mjs"), loadCatalogue()]);
  return { catalogue, report, decode: (text) => decode(text, catalogue) };
}
