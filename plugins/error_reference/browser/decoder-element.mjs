import { announcement } from "./announcement.mjs";
import { answerCard } from "./answer.mjs";
import { entryOf, siteRoot } from "./catalogue.mjs";
import { loadDecoder } from "./decoding.mjs";
import { element } from "./element.mjs";
import { pastedText } from "./pasted.mjs";
import { entryOfPath } from "./path.mjs";
import { unknownCard } from "./unknown-card.mjs";

/** @import { Decoded, Match } from "./decode/types.js" */

const QUIET_MS = 400;

/**
 * The paste box of the home page and of the 404 page. Its markup stands in the page; this fills `.er-decoder__answers`.
 * Reads `#q=` and, with `data-path`, the page's own address. Writes neither: what is pasted stays in the text box.
 */
export class DecoderElement extends HTMLElement {
  /** @type {number | undefined} */
  #announcing;

  connectedCallback() {
    this.addEventListener("input", this);
    this.addEventListener("click", this);
    window.addEventListener("hashchange", this);
    this.#readAddress();
    if ("path" in this.dataset) this.#showPath();
  }

  disconnectedCallback() {
    for (const type of ["input", "click"]) this.removeEventListener(type, this);
    window.removeEventListener("hashchange", this);
    clearTimeout(this.#announcing);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "hashchange") this.#readAddress();
    if (event.type === "input") this.show(this.#box.value);
    if (event.type !== "click" || !(event.target instanceof Element)) return;
    const example = event.target.closest("[data-example]");
    if (example instanceof HTMLElement) this.paste(example.dataset.example ?? "");
    if (event.target.closest("[data-clear]")) this.paste("");
  }

  /** Puts a text into the box as if the reader had pasted it. @param {string} text */
  paste(text) {
    this.#box.value = text;
    this.#box.focus({ preventScroll: true });
    this.show(text);
  }

  /** @param {string} text */
  async show(text) {
    const decoder = await this.#decoder();
    // The box may have changed while the index was on its way.
    if (!decoder || text !== this.#box.value) return;
    const { catalogue } = decoder;
    const decoded = decoder.decode(text);
    const empty = text.trim() === "";
    this.#answers.replaceChildren(...(empty ? [] : answers(decoder, decoded, text, this.dataset.repository ?? "")));
    this.toggleAttribute("data-decoded", !empty);
    this.#announce(empty ? "" : announcement(catalogue, decoded));
  }

  #readAddress() {
    const asked = /^#q=(.*)$/s.exec(location.hash)?.[1];
    if (asked === undefined) return;
    let text = asked;
    try {
      text = decodeURIComponent(asked.replaceAll("+", "%20"));
    } catch {
      // Not percent-encoded after all: the characters stand for themselves.
    }
    this.#box.value = text;
    this.show(text);
  }

  async #showPath() {
    const catalogue = (await this.#decoder())?.catalogue;
    const path = location.pathname.slice(siteRoot.pathname.length);
    const found = catalogue && !this.#box.value && entryOfPath(catalogue, path);
    if (!found) return;
    const { entry, exact } = found;
    const match = { slug: entry.slug, error: entry.error, start: 0, end: 0, tail: null, exact, url: entry.url };
    const words = exact ? "This address names an error:" : "This address holds the name of an error:";
    this.#answers.replaceChildren(element("p", { class: "er-answers__lead" }, words), answerCard(catalogue, entry, match, "match"));
    this.#announce(`${words} ${entry.error}`);
  }

  async #decoder() {
    try {
      return await loadDecoder();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const words = `The decoder could not be loaded (${reason}). Change the text to try again, or look among all errors.`;
      this.#answers.replaceChildren(element("p", { class: "er-note" }, words));
      return undefined;
    }
  }

  /** Says the result once the reader pauses; saying every keystroke would drown it. @param {string} words */
  #announce(words) {
    clearTimeout(this.#announcing);
    this.#announcing = window.setTimeout(() => {
      const status = this.querySelector("[role=status]");
      if (status) status.textContent = words;
    }, QUIET_MS);
  }

  get #box() {
    return /** @type {HTMLTextAreaElement} */ (this.querySelector("textarea"));
  }

  get #answers() {
    return /** @type {HTMLElement} */ (this.querySelector(".er-decoder__answers"));
  }
}

/**
 * @param {Awaited<ReturnType<typeof loadDecoder>>} decoder @param {Decoded} decoded @param {string} text @param {string} repository
 * @returns {HTMLElement[]}
 */
function answers({ catalogue, report }, decoded, text, repository) {
  const { matches, suggestions, unknown } = decoded;
  const cards = (/** @type {Match[]} */ list, /** @type {"match" | "suggestion"} */ kind) =>
    list.flatMap((match) => {
      const entry = entryOf(catalogue, match.slug);
      return entry ? [answerCard(catalogue, entry, match, kind)] : [];
    });
  const strangers = unknown.map((one) => {
    const card = unknownCard(catalogue, one);
    if (repository) card.append(report.tellUs(repository, one));
    return card;
  });
  const sure = matches.length + unknown.length > 0;
  return [
    ...report.secretWarning(text),
    ...(sure ? [pastedText(text, decoded)] : []),
    ...cards(matches, "match"),
    ...strangers,
    ...remarks(decoded),
    ...cards(suggestions, "suggestion"),
    ...(sure ? [report.reportButton(catalogue, decoded, text)] : []),
  ];
}

/** @param {Decoded} decoded */
function remarks({ matches, unknown, suggestions, success, partial }) {
  const lines = [];
  if (success) lines.push("This reply is a success: its list of errors is empty.");
  else if (matches.length + unknown.length === 0 && suggestions.length === 0) lines.push("No error of this API recognised here.");
  else if (suggestions.length > 0) lines.push(unknown.length > 0 ? "The nearest we know:" : "Nothing certain. It might be:");
  if (partial) lines.push("The text is long; only the likely places were read.");
  return lines.map((line) => element("p", { class: "er-answers__lead" }, line));
}
