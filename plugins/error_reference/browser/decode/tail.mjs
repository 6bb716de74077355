/** @import { Spelling } from "./types.js" */

const OPENER = /\s{0,3}:\s{0,3}/y;
const STOP = /["'`\n\]{}<>|\\]|,\s?["'\\]|\s+(?:at|in)\s+\S+\(|$/;
const LONGEST = 200;

/** What follows a message after a further colon.
 * @param {string} text plain text @param {number} end end of the message @param {Spelling} spelling
 * @returns {{start: number, end: number} | null} */
export function findTail(text, end, spelling) {
  OPENER.lastIndex = end;
  const opened = OPENER.exec(text);
  const blank = /^ (?=\S)/.test(text.slice(end, end + 2)) && (spelling.open || spelling.category === "");
  if (!opened && !(blank && (spelling.open || spelling.entry.tail))) return null;
  if (opened && /\s/.test(opened[0]) && !spelling.entry.tail && !spelling.open) return null;
  const start = opened ? end + opened[0].length : end + 1;
  const line = text.slice(start, start + LONGEST);
  const stop = line.search(STOP);
  let tail = stop < 0 ? line : line.slice(0, stop);
  if (opened && opened[0].length > 1 && /^[a-z]+error\b/.test(tail)) return null;
  if (!/["'`]/.test(text[start + tail.length] ?? "")) tail = tail.replace(/ /.test(tail) ? /[\s,;)!?]+$/ : /[\s.,;)!?]+$/, "");
  tail = tail.trimEnd();
  return tail && /[a-z0-9]/.test(tail) ? { start, end: start + tail.length } : null;
}
