/**
 * What the theme makes in the page and leaves unfinished. The copy button of every code block stands in a `nav` without a
 * name, so that a page of examples has many landmarks that say nothing; they become plain boxes. And a table that is wider
 * than the screen is put into a box that only a pointer can scroll; it becomes a stop for the keyboard.
 * @param {ParentNode} root
 */
export function mendTheme(root) {
  for (const nav of root.querySelectorAll("nav.md-code__nav")) nav.setAttribute("role", "none");
  for (const box of root.querySelectorAll(".md-typeset__scrollwrap:not([tabindex])")) {
    if (box.scrollWidth <= box.clientWidth) continue;
    box.setAttribute("tabindex", "0");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "Table, wider than the screen");
  }
}

/** Keeps doing so while the page lives. */
export function watchTheme() {
  mendTheme(document);
  new MutationObserver((records) => {
    for (const { target } of records) if (target instanceof Element) mendTheme(target);
  }).observe(document.body, { childList: true, subtree: true });
}
