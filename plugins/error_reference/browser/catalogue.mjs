/**
 * @typedef {{outcome: string, class: string, wait_seconds: number | null, left_exposed: string | null}} Verdict
 * @typedef {import("./decode/types.js").Entry & {category: string, summary: string, outcome: string, fixer: string, fix: string, url: string,
 *   confidence: string, exposed?: string, exposed_level?: string, retry: {class: string, wait_seconds?: number | null}, by_operation: Record<string, Verdict>}} Entry
 * @typedef {{errors: Entry[], defaults: {summary: string, note: string, by_operation: Record<string, Verdict>},
 *   terms: Record<string, Record<string, [title: string, meaning: string]>>}} Catalogue
 */

/** The site's root, whatever sub-path it stands under: two folders above the assets. */
export const siteRoot = new URL("../../", import.meta.url);

/** @type {Promise<Catalogue> | undefined} */
let loading;

/** The decoder's index; fetched once, on first use. A failed fetch is tried again at the next call. */
export function loadCatalogue() {
  loading ??= fetchIndex().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** @param {Catalogue} catalogue @param {string} slug */
export function entryOf(catalogue, slug) {
  return catalogue.errors.find((entry) => entry.slug === slug);
}

/** @returns {Promise<Catalogue>} */
async function fetchIndex() {
  const response = await fetch(new URL("./index.json", import.meta.url));
  if (!response.ok) throw new Error(`The list of errors could not be loaded (HTTP ${response.status})`);
  return response.json();
}
