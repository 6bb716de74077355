/**
 * The theme wraps the copy button of every code block in a `nav` without a name, as it scrolls into view. A page of
 * examples then has many landmarks that say nothing; they become plain boxes.
 * @param {ParentNode} root
 */
export function calmCodeCopy(root) {
  for (const nav of root.querySelectorAll("nav.md-code__nav")) nav.setAttribute("role", "none");
}

/** Keeps doing so while the page lives. */
export function watchCodeCopy() {
  calmCodeCopy(document);
  new MutationObserver((records) => {
    for (const { target } of records) if (target instanceof Element) calmCodeCopy(target);
  }).observe(document.body, { childList: true, subtree: true });
}
