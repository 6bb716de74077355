/**
 * The reader's programming language: chosen in any set of tabs, remembered where the theme remembers tabs, the last
 * choice first. Other parts of a page need not import this: they read `<html data-language>`, watch that attribute, and
 * ask for another language with `document.dispatchEvent(new CustomEvent("choose-language", { detail: "rust" }))`.
 */

/** @typedef {{ __md_get?: (name: string) => unknown, __md_set?: (name: string, value: unknown) => void }} Theme */

const LABELS = /** @type {Readonly<Record<string, string>>} */ ({
  python: "Python",
  javascript: "JavaScript",
  typescript: "TypeScript",
  go: "Go",
  java: "Java",
  csharp: "C#",
  php: "PHP",
  ruby: "Ruby",
  rust: "Rust",
  cpp: "C++",
  bash: "Bash",
  perl: "Perl",
  c: "C",
  dart: "Dart",
  kotlin: "Kotlin",
  lua: "Lua",
  powershell: "PowerShell",
  r: "R",
  swift: "Swift",
  vba: "VBA",
});

/** @returns {string | undefined} a language's folder under samples/, such as `csharp`; undefined until one was chosen */
export function chosenLanguage() {
  return remembered().map(languageOf).find((language) => language !== undefined);
}

/**
 * Remembers a language and turns the tabs of this page to it; one that is not known is left alone.
 *
 * @param {string} language
 */
export function chooseLanguage(language) {
  const label = LABELS[language];
  if (label === undefined) return;
  theme().__md_set?.("__tabs", [...new Set([label, ...remembered()])]);
  for (const tab of document.querySelectorAll(".tabbed-labels > label")) {
    const input = document.getElementById(tab.getAttribute("for") ?? "");
    if (tab.textContent?.trim() === label && input instanceof HTMLInputElement) input.checked = true;
  }
  document.dispatchEvent(new Event("language-chosen"));
}

/**
 * Calls back after each choice, made here or in another window.
 *
 * @param {(language: string | undefined) => void} listener
 * @returns {() => void} stops listening
 */
export function onLanguageChoice(listener) {
  const stop = new AbortController();
  const tell = () => listener(chosenLanguage());
  const hear = (/** @type {Event} */ event) => {
    const target = event.target;
    // The theme writes the choice down in answer to the same event, so look after it.
    if (target instanceof Element && target.closest(".tabbed-set")) setTimeout(tell);
  };
  document.addEventListener("change", hear, { signal: stop.signal });
  document.addEventListener("language-chosen", tell, { signal: stop.signal });
  window.addEventListener("storage", (event) => event.key?.endsWith(".__tabs") && tell(), { signal: stop.signal });
  return () => stop.abort();
}

/** Keeps `<html data-language>` up to date, and hears who asks for another language. Called once a visit. */
export function shareLanguage() {
  const show = (/** @type {string | undefined} */ language) => {
    if (language !== undefined) document.documentElement.dataset.language = language;
  };
  document.addEventListener("choose-language", (event) => chooseLanguage(String(/** @type {CustomEvent} */ (event).detail)));
  onLanguageChoice(show);
  show(chosenLanguage());
}

/** @returns {string[]} labels of tabs; storage may be closed to us or hold anything */
function remembered() {
  try {
    const labels = theme().__md_get?.("__tabs");
    return Array.isArray(labels) ? labels.filter((label) => typeof label === "string") : [];
  } catch {
    return [];
  }
}

/** @param {string} label */
const languageOf = (label) => Object.keys(LABELS).find((language) => LABELS[language] === label);

const theme = () => /** @type {Theme} */ (globalThis);
