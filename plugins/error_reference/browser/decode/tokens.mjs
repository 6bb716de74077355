/** @import { Plain, Token } from "./types.js" */

/** Tags of HTML that pages put inside a line. */
const TAG = /<\/?(?:a|abbr|b|bdi|br|code|em|font|i|kbd|li|mark|p|pre|s|samp|small|span|strong|td|th|tt|u|wbr)(?:\s[^<>:]{0,80})?\/?>/y;

/** @param {string} text lower-case plain text
 * @returns {Token[]} */
export function tokenise(text) {
  /** @type {Token[]} */
  const tokens = [];
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at);
    const inside = (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
    if (inside) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      tokens.push({ word: text.slice(start, at), start, end: at });
      start = -1;
    }
    if (code === 60) at = endOfTag(text, at);
  }
  return tokens;
}

/** The last character of the tag that begins at `at`, so that its name is no word of a message.
 * @param {string} text @param {number} at */
function endOfTag(text, at) {
  TAG.lastIndex = at;
  return TAG.test(text) ? TAG.lastIndex - 1 : at;
}

/** What may stand between two words of one message: blanks, line breaks with mail quoting, joiners of slugs and constants, tags. */
const SOFT = /^(?:[\s_+>|#*.\-]|<\/?[a-z][^<>]{0,80}>){1,60}$/;
/** The same where the written form has a colon, bracket or quote; a closing quote with more behind it ends the message. */
const HARD = /^(?!["'`].)(?:[\s_+<>|#*.\-:()[\]"'`/]|<\/?[a-z][^<>]{0,80}>){1,60}$/s;
/** Between category and message: a colon in any dress. */
const HEAD = /^(?:[\s_+<>|#*.,;\-:()[\]"'`=/]|<\/?[a-z][^<>]{0,80}>){1,60}$/;

/** Whether the gap between two tokens lets a message go on.
 * @param {string} gap @param {"head" | "soft" | "hard" | "detail"} kind `detail`: the written form has a colon here, as before a parameter's name */
export function joins(gap, kind) {
  if (gap === " ") return kind !== "detail";
  if (gap.length > 160) return false;
  if (kind === "head") return HEAD.test(gap);
  if (kind === "soft") return SOFT.test(gap);
  return HARD.test(gap) && (kind === "hard" || /[:\-_'"`([]/.test(gap));
}

/** Whether the characters at `start` of the plain text were written with a capital.
 * @param {Plain} plain @param {number} start */
export function isCapital(plain, start) {
  const at = plain.starts ? plain.starts[start] : start;
  const code = plain.original.charCodeAt(at);
  return code >= 65 && code <= 90;
}
