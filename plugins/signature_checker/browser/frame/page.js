import { isToFrame, tagged } from "../protocol.js";
import { keepAnswers } from "./instant.js";
import { fail, preparePython, showProgress, startPython } from "./loading.js";

/**
 * The page around the frame: what it says, and the two things it is told without asking, that the frame is there and
 * how high it is.
 *
 * @param {(language: string) => void} [onLanguage] the reader's programming language, now and whenever it changes
 */
export function joinPage(onLanguage) {
  window.addEventListener("message", (event) => hear(event, onLanguage));
  window.parent.postMessage(tagged({ type: "hello" }), "*");
  new ResizeObserver(() => {
    window.parent.postMessage(tagged({ type: "height", pixels: document.documentElement.offsetHeight }), "*");
  }).observe(document.documentElement);
}

/** Another part of the site may want to know as well. @param {string} language */
export function tellLanguage(language) {
  window.parent.postMessage(tagged({ type: "language", language }), "*");
}

/**
 * @param {MessageEvent} event
 * @param {((language: string) => void) | undefined} onLanguage
 */
function hear(event, onLanguage) {
  if (event.source !== window.parent || !isToFrame(event.data)) return;
  switch (event.data.type) {
    case "theme":
      wear(event.data.theme);
      return;
    case "language":
      onLanguage?.(event.data.language);
      return;
    case "progress":
      showProgress(event.data.loaded, event.data.total);
      return;
    case "scripts":
      preparePython(event.data.files);
      return;
    case "runtime":
      void startPython(event.data.files);
      return;
    case "answers":
      keepAnswers(event.data.example, event.data.data);
      return;
    case "unavailable":
      fail(event.data.reason);
  }
}

/** @param {import("../protocol.js").Theme} theme */
function wear(theme) {
  const { style, dataset } = document.documentElement;
  style.colorScheme = theme.scheme;
  dataset.scheme = theme.scheme;
  style.fontFamily = theme.font;
  for (const [name, color] of Object.entries(theme.colors)) style.setProperty(`--${name}`, color);
}
