/**
 * The theme's copy button drops the line break at the end. For a command that is right; a block of the class
 * `whole-file` shows a file, and its copy is that file byte for byte. Called once a visit.
 */
export function copyWholeFiles() {
  // In the capturing phase: before the theme reads what to copy.
  document.addEventListener("click", prepare, { capture: true });
}

/** @param {Event} event */
function prepare(event) {
  const button = event.target instanceof Element ? event.target.closest("[data-clipboard-target]") : null;
  const code = button?.closest(".whole-file")?.querySelector("pre > code");
  if (button && code) button.setAttribute("data-clipboard-text", code.textContent ?? "");
}
