import { fetchChecked } from "./runtime.js";

const PATIENCE_MS = 3000;

/**
 * The examples' precomputed answers, on the page's side: each fetched once, checked, and handed into the frame.
 */
export class Answers {
  /** @type {Map<string, Promise<ArrayBuffer | null>>} */
  #fetched = new Map();
  #manifest;
  #place;

  /** @param {() => Promise<import("./runtime.js").Manifest>} manifest @param {URL} place of the files, or of one beside them */
  constructor(manifest, place) {
    this.#manifest = manifest;
    this.#place = place;
  }

  /**
   * @param {string} example
   * @returns {Promise<ArrayBuffer | null>} a copy; null where there is none to be had: Python answers then, a little later
   */
  async of(example) {
    const fetched = this.#fetched.get(example) ?? this.#fetch(example).catch(() => null);
    this.#fetched.set(example, fetched);
    const bytes = await fetched;
    if (bytes === null) this.#fetched.delete(example);
    return bytes?.slice(0) ?? null;
  }

  /** Fetches asked for so far have ended, or take too long: what comes next shares no line with them. */
  async settled() {
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    await Promise.race([Promise.all(this.#fetched.values()), late]);
  }

  /** @param {string} example */
  async #fetch(example) {
    const manifest = await this.#manifest();
    const entry = manifest.answers.find(({ name }) => name === `answers-${example}.json`);
    return entry ? fetchChecked(entry, new URL(entry.file, this.#place), () => undefined, "default") : null;
  }
}
