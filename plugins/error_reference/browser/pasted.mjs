import { element } from "./element.mjs";

/** @import { Decoded } from "./decode/types.js" */

const SHOWN_BEFORE = 160;
const SHOWN_AFTER = 240;

/**
 * The pasted text with what was recognised marked; long stretches between marks are cut.
 * @param {string} text @param {Decoded} decoded
 */
export function pastedText(text, decoded) {
  const found = decoded.matches.map(({ start, end, tailEnd = end }) => ({ start, end: Math.max(end, tailEnd) }));
  const marks = [...found, ...decoded.unknown].sort((a, b) => a.start - b.start);
  const shown = element("pre", { class: "er-pasted", translate: "no" });
  let position = 0;
  for (const { start, end } of marks) {
    if (start < position) continue;
    shown.append(shorten(text.slice(position, start), position > 0), element("mark", {}, text.slice(start, end)));
    position = end;
  }
  const rest = text.slice(position);
  shown.append(rest.length > SHOWN_AFTER ? `${rest.slice(0, SHOWN_AFTER)} …` : rest);
  return shown;
}

/** @param {string} between @param {boolean} afterMark */
function shorten(between, afterMark) {
  if (between.length <= SHOWN_BEFORE + SHOWN_AFTER) return between;
  const start = afterMark ? between.slice(0, SHOWN_AFTER) : "";
  return `${start} … ${between.slice(-SHOWN_BEFORE)}`;
}
