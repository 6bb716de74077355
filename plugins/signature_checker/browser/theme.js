/** The page's colours, for the frame, which cannot see them.
 *
 * @typedef {import("./protocol.js").Theme} Theme
 */

const COLORS = {
  text: "--md-default-fg-color",
  muted: "--md-default-fg-color--light",
  line: "--md-default-fg-color--lightest",
  page: "--md-default-bg-color",
  accent: "--md-typeset-a-color",
  code: "--md-code-bg-color",
  "code-text": "--md-code-fg-color",
};

/** @returns {Theme} */
export function readTheme() {
  const style = getComputedStyle(document.body);
  const entries = Object.entries(COLORS).map(([name, variable]) => [name, resolve(style.getPropertyValue(variable).trim())]);
  const scheme = style.colorScheme.includes("dark") ? "dark" : "light";
  return { scheme, font: style.fontFamily, colors: Object.fromEntries(entries.filter(([, value]) => value !== "")) };
}

/**
 * Calls back at once and whenever the reader changes the palette.
 *
 * @param {(theme: Theme) => void} onTheme
 * @returns {() => void} stops watching
 */
export function watchTheme(onTheme) {
  const observer = new MutationObserver(() => onTheme(readTheme()));
  observer.observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme", "data-md-color-primary"] });
  onTheme(readTheme());
  return () => observer.disconnect();
}

/**
 * A colour that needs no variable of the page to be understood.
 *
 * @param {string} value
 */
function resolve(value) {
  if (value === "") return "";
  const probe = document.createElement("span");
  probe.style.color = value;
  document.body.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return color;
}
