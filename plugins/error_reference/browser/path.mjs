/** @import { Catalogue, Entry } from "./catalogue.mjs" */

/**
 * The entry whose slug, or an alias' slug, is the longest that stands in the path between hyphens.
 * @param {Catalogue} catalogue @param {string} path percent-encoded, as in the address
 * @returns {{entry: Entry, exact: boolean} | undefined}
 */
export function entryOfPath(catalogue, path) {
  const asked = `-${slugify(decoded(path))}-`;
  /** @type {{entry: Entry, slug: string} | undefined} */
  let best;
  for (const entry of catalogue.errors) {
    for (const slug of [entry.slug, ...(entry.aliases ?? []).map(slugify)]) {
      if (slug && asked.includes(`-${slug}-`) && slug.length > (best?.slug.length ?? 0)) best = { entry, slug };
    }
  }
  return best && { entry: best.entry, exact: asked === `-${best.slug}-` || asked === `-errors-${best.slug}-` };
}

/** The address of a string: the rule that the whole site follows. @param {string} string */
export function slugify(string) {
  return string.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
