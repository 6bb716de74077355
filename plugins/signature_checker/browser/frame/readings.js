/** Nonces out of whatever was pasted. */

const NAMED = /\bnonce["']?\s*[:=]\s*(?:"([^"]*)"|'([^']*)'|([^\s"'&,;}]+))/gi;

/**
 * A line that names its nonces (`nonce=…`, `"nonce": "…"`) gives those; of any other, every word is one.
 *
 * @param {string} text
 * @returns {string[]} in the order of the text
 */
export function readNonces(text) {
  return text.split("\n").flatMap((line) => {
    const named = [...line.matchAll(NAMED)].map((found) => found[1] ?? found[2] ?? found[3] ?? "");
    return named.length > 0 ? named : line.split(/[\s,;"'[\]]+/).filter((word) => word !== "");
  });
}
