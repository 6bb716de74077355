import { announcement } from "./announcement.mjs";
import { answerLink } from "./answer.mjs";
import { entryOf } from "./catalogue.mjs";
import { loadDecoder } from "./decoding.mjs";
import { element } from "./element.mjs";

/** @import { Catalogue } from "./catalogue.mjs" */
/** @import { Decoded, Match } from "./decode/types.js" */

const QUIET_MS = 400;
const MOST_SUGGESTIONS = 3;

/**
 * The decoder's answers above the theme's own results. Stands in the theme's result list, so that its arrow keys,
 * Enter and closing on a click work on these links too. The header outlives instant navigation, and so does this.
 */
export class SearchAnswersElement extends HTMLElement {
  /** What was pasted in several lines, and the one line that the theme's field made of it. */
  #pasted = { raw: "", shown: "" };
  /** @type {number | undefined} */
  #announcing;

  connectedCallback() {
    for (const type of ["input", "focus", "paste", "drop"]) this.#field?.addEventListener(type, this);
    this.closest("form, .md-search")?.addEventListener("reset", this);
  }

  disconnectedCallback() {
    for (const type of ["input", "focus", "paste", "drop"]) this.#field?.removeEventListener(type, this);
    this.closest("form, .md-search")?.removeEventListener("reset", this);
    clearTimeout(this.#announcing);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event instanceof ClipboardEvent) this.#insert(event, event.clipboardData);
    else if (event instanceof DragEvent) this.#insert(event, event.dataTransfer);
    else if (event.type === "reset") setTimeout(() => this.show(""));
    else this.show(this.#text);
  }

  /** @param {string} text */
  async show(text) {
    // Without the decoder the theme's own results still stand.
    const decoder = await loadDecoder().catch(() => undefined);
    if (!decoder || text !== this.#text) return;
    const { catalogue } = decoder;
    const decoded = decoder.decode(text);
    const list = this.querySelector("ul");
    const empty = text.trim() === "";
    list?.replaceChildren(...(empty ? [] : links(catalogue, decoded)));
    this.#announce(empty || (list?.childElementCount ?? 0) === 0 ? "" : announcement(catalogue, decoded));
  }

  /** A field of one line would run the lines of a paste together; they are kept apart here and whole for the decoder.
   * @param {Event} event @param {DataTransfer | null} data */
  #insert(event, data) {
    const field = this.#field;
    const raw = data?.getData("text/plain") ?? "";
    if (!field || !/[\r\n]/.test(raw)) return;
    event.preventDefault();
    const whole = field.selectionStart === 0 && field.selectionEnd === field.value.length;
    field.setRangeText(raw.replace(/[\r\n\t]+/g, " "), field.selectionStart ?? 0, field.selectionEnd ?? 0, "end");
    this.#pasted = whole ? { raw, shown: field.value } : { raw: "", shown: "" };
    // The theme listens for keys, we for input.
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  }

  /** @param {string} words */
  #announce(words) {
    clearTimeout(this.#announcing);
    this.#announcing = window.setTimeout(() => {
      const status = this.querySelector("[role=status]");
      if (status) status.textContent = words;
    }, QUIET_MS);
  }

  get #text() {
    const shown = this.#field?.value ?? "";
    return shown !== "" && shown === this.#pasted.shown ? this.#pasted.raw : shown;
  }

  get #field() {
    return /** @type {HTMLInputElement | null} */ (document.querySelector("[data-md-component=search-query]"));
  }
}

/** @param {Catalogue} catalogue @param {Decoded} decoded @returns {HTMLElement[]} */
function links(catalogue, { matches, suggestions, unknown, success }) {
  const found = (/** @type {Match[]} */ list, /** @type {"match" | "suggestion"} */ kind) =>
    list.flatMap((match, place) => {
      const entry = entryOf(catalogue, match.slug);
      return entry ? [answerLink(catalogue, entry, match, kind, place)] : [];
    });
  const notes = unknown.map((one) =>
    element("li", { class: "er-found er-found--unknown", "data-unknown": one.text },
      element("strong", {}, "We do not know this one; assume your order may exist. "), element("code", { translate: "no" }, one.text)),
  );
  const fine = success ? [element("li", { class: "er-found er-found--note" }, "This reply is a success: its list of errors is empty.")] : [];
  return [...found(matches, "match"), ...notes, ...fine, ...found(suggestions.slice(0, MOST_SUGGESTIONS), "suggestion")];
}
