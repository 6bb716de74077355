import { LANGUAGES } from "../protocol.js";
import { byId, element } from "./dom.js";
import { tellLanguage } from "./page.js";

/**
 * The line to write in the reader's programming language; the other languages are folded away. Without a choice all stand
 * together, folded only where they are many.
 */

/** Languages that borrow another's line where they have none of their own. */
const AKIN = /** @type {Record<string, string>} */ ({ typescript: "javascript", cpp: "c" });

const FEW = 4;

/** @type {Map<HTMLElement, Record<string, string>>} */
const shown = new Map();

/** The page's choice, or the reader's here. @param {string} language a key of LANGUAGES; empty for none */
export function setLanguage(language) {
  select().value = language;
  for (const [place, lines] of shown) fill(place, lines);
}

/** To be called once: the select that stands above the mistakes. */
export function offerLanguages() {
  for (const [name, label] of Object.entries(LANGUAGES)) select().append(element("option", { value: name }, label));
  select().addEventListener("change", () => {
    setLanguage(select().value);
    if (select().value !== "") tellLanguage(select().value);
  });
}

/** Forgets the lines of an earlier answer; the select is shown only where it changes something. */
export function clearLines() {
  shown.clear();
  byId("language-choice", HTMLElement).hidden = true;
}

/** @param {Record<string, string>} lines by language @returns {HTMLElement[]} */
export function languageLines(lines) {
  if (Object.keys(lines).length === 0) return [];
  const place = element("div", { class: "languages" });
  shown.set(place, lines);
  fill(place, lines);
  byId("language-choice", HTMLElement).hidden = false;
  return [place];
}

/** @param {HTMLElement} place @param {Record<string, string>} lines */
function fill(place, lines) {
  const chosen = select().value;
  const name = [chosen, AKIN[chosen] ?? ""].find((candidate) => candidate in lines);
  const rest = Object.keys(lines).filter((other) => other !== name);
  place.replaceChildren(...(name === undefined ? [] : [table([name], lines)]), ...(rest.length === 0 ? [] : [folded(rest, lines, name)]));
}

/** @param {string[]} names @param {Record<string, string>} lines @param {string | undefined} chosen */
function folded(names, lines, chosen) {
  const labels = names.map(languageName);
  const some = labels.length > 3 ? `${labels.slice(0, 2).join(", ")} and ${labels.length - 2} more languages` : labels.join(", ");
  const part = element("details", {}, element("summary", {}, chosen === undefined ? `The line in ${some}` : `In ${some}`), table(names, lines));
  part.open = select().value === "" && names.length <= FEW;
  return part;
}

/** @param {string[]} names @param {Record<string, string>} lines */
function table(names, lines) {
  const rows = names.flatMap((name) => [
    element("dt", { "data-language": name }, languageName(name)),
    element("dd", {}, element("code", { translate: "no" }, lines[name] ?? "")),
  ]);
  return element("dl", {}, ...rows);
}

/** @param {string} name */
function languageName(name) {
  return LANGUAGES[name] ?? name;
}

function select() {
  return byId("field-language", HTMLSelectElement);
}
