import { locate } from "./normalise.mjs";

/** @import { Stranger } from "./coded.mjs" */
/** @import { Plain, Unknown } from "./types.js" */

const MESSAGE = /^\s?(?::|：|%3A|&#58;|&colon;)\s?([A-Za-z(][^"'`\n\r\]}<>|\\]{1,160})/;
const MOST = 20;

/** Well-formed strings that no entry explains, once each.
 * @param {Stranger[]} strangers @param {Plain} plain
 * @returns {Unknown[]} */
export function readUnknown(strangers, plain) {
  /** @type {Map<string, Unknown>} */
  const unknown = new Map();
  for (const { head, end } of strangers) {
    if (unknown.size >= MOST) break;
    const [start, after] = locate(plain, head.start, end);
    const found = MESSAGE.exec(plain.original.slice(after, after + 180));
    const message = found?.[1].replace(/[\s.,;)]+$/, "") ?? "";
    if (!found || !/[A-Za-z]{3}/.test(message)) continue;
    const stop = after + found[0].length - found[1].length + message.length;
    const text = plain.original.slice(start, stop);
    if (!unknown.has(text)) unknown.set(text, { text, severity: head.severity, category: plain.original.slice(start + 1, after), message, start, end: stop });
  }
  return [...unknown.values()];
}
