/**
 * The reader's programming language, which other parts of the site may keep: `<html data-language>` says which it is, the
 * event `choose-language` asks for another. Without such a part nothing is ever said, and asking does nothing.
 */

/** @param {string} language */
export function chooseLanguage(language) {
  document.dispatchEvent(new CustomEvent("choose-language", { detail: language }));
}

/**
 * Calls back at once, if a language has been chosen, and after every choice.
 *
 * @param {(language: string) => void} onLanguage
 * @returns {() => void} stops watching
 */
export function watchLanguage(onLanguage) {
  const root = document.documentElement;
  const tell = () => root.dataset.language && onLanguage(root.dataset.language);
  const observer = new MutationObserver(tell);
  observer.observe(root, { attributes: true, attributeFilter: ["data-language"] });
  tell();
  return () => observer.disconnect();
}
