/** @import { Plain } from "./types.js" */

const NEEDS_WORK = /[%&\\\u001b\u0080-\uffff]/;

/** Named references that turn up in pasted pages; numbers are read as numbers. */
const ENTITIES = new Map([
  ["quot", '"'], ["apos", "'"], ["lt", "<"], ["gt", ">"], ["nbsp", " "], ["colon", ":"], ["amp", "&"], ["shy", ""],
  ["lsqb", "["], ["lbrack", "["], ["rsqb", "]"], ["rbrack", "]"], ["lcub", "{"], ["rcub", "}"], ["comma", ","],
  ["ldquo", '"'], ["rdquo", '"'], ["lsquo", "'"], ["rsquo", "'"], ["laquo", '"'], ["raquo", '"'], ["ensp", " "],
  ["emsp", " "], ["thinsp", " "], ["zwnj", ""], ["zwj", ""], ["newline", "\n"], ["tab", " "], ["equals", "="],
]);
const ENTITY = /&(?:amp;){0,3}(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/iy;
/** Letters with an accent, by name. */
const ACCENTED = /^([a-z])(?:acute|grave|tilde|circ|uml|cedil|ring|slash|caron)$/;
const PERCENT = /%(?:25){0,3}([0-9a-f]{2})/iy;
const ESCAPED = /\\{1,8}(?:u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|x([0-9a-f]{2})|([nrtbf"'/` ])|(?=e\[))/iy;
const COLOUR = /\u001b?\[[\d;]{0,12}m/y;

/** Characters a reader takes for another one. */
const LOOKALIKES = new Map(
  Object.entries({ ":": "∶︰ː꞉﹕", '"': "“”„‟«»″＂", "'": "‘’‚‛′´‹›", "-": "‐‑‒–—−", ">": "→⇒➜", ",": "、，" }).flatMap(
    ([plain, others]) => [...others].map((other) => /** @type {[string, string]} */ ([other, plain])),
  ),
);
const INVISIBLE = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]/;
const BLANK = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
const NEWLINE = /[\u0085\u2028\u2029]/;

/** Unwraps escapes, entities and look-alike characters and lowers the case, one character for one or none, so that offsets survive.
 * @param {string} original
 * @returns {Plain} */
export function normalise(original) {
  if (!NEEDS_WORK.test(original)) return { text: original.toLowerCase(), original, starts: null, ends: null };
  const starts = new Int32Array(original.length);
  const ends = new Int32Array(original.length);
  /** @type {string[]} */
  const out = [];
  let at = 0;
  while (at < original.length) {
    const code = original.charCodeAt(at);
    const [plain, length] = code > 0x7f ? [isLone(original, at, code) ? "" : foldCharacter(original[at]), 1] : unwrap(original, at, code);
    if (plain !== "") {
      starts[out.length] = at;
      ends[out.length] = at + length;
      out.push(plain);
    }
    at += length;
  }
  return { text: out.join(""), original, starts, ends };
}

/** Offsets of `[start, end)` of the plain text in the original.
 * @param {Plain} plain @param {number} start @param {number} end
 * @returns {[number, number]} */
export function locate(plain, start, end) {
  if (!plain.starts || !plain.ends) return [start, end];
  if (end <= start) return [plain.starts[start] ?? plain.original.length, plain.starts[start] ?? plain.original.length];
  return [plain.starts[start], plain.ends[end - 1]];
}

/** The plain character at `at` and how many original ones it stands for.
 * @param {string} text @param {number} at @param {number} code
 * @returns {[string, number]} */
function unwrap(text, at, code) {
  if (code === 0x26) {
    const found = match(ENTITY, text, at);
    if (found) {
      const number = found[1] ? Number(found[1]) : found[2] ? parseInt(found[2], 16) : -1;
      const named = found[3] ? nameOf(found[3].toLowerCase()) : number >= 0 && number < 0x10000 ? fold(number) : " ";
      if (named !== undefined) return [named, found[0].length];
    }
  } else if (code === 0x25) {
    const found = match(PERCENT, text, at);
    if (found) return [decodePercent(text, at, found), found[0].length];
  } else if (code === 0x5c) {
    const found = match(ESCAPED, text, at);
    if (found) {
      const hex = found[1] ?? found[2] ?? found[3];
      if (hex !== undefined) return [fold(parseInt(hex, 16)), found[0].length];
      if (found[4] !== undefined) {
        const letter = found[4].toLowerCase();
        return ["nr".includes(letter) ? "\n" : "tbf".includes(letter) ? " " : letter, found[0].length];
      }
    }
  } else if (code === 0x1b) {
    const found = match(COLOUR, text, at);
    return ["", found ? found[0].length : 1];
  }
  return [text[at].toLowerCase(), 1];
}

/** @param {string} name of an entity */
function nameOf(name) {
  return ENTITIES.get(name) ?? ACCENTED.exec(name)?.[1];
}

/** Bytes above 0x7f are parts of letters we never need: a separator that is no letter stands for them.
 * @param {string} text @param {number} at @param {RegExpExecArray} found */
function decodePercent(text, at, found) {
  const byte = parseInt(found[1], 16);
  if (byte === 0xc2 || byte === 0xc3) {
    const second = match(PERCENT, text, at + found[0].length);
    const low = second ? parseInt(second[1], 16) : 0;
    if (byte === 0xc3 && low >= 0x80 && low < 0xc0) return fold(low + 0x40);
    if (byte === 0xc2) return "";
  }
  if (byte >= 0x80 && byte < 0xc0) return "";
  return byte < 0x80 ? fold(byte) : "\ufffd";
}

/** @param {number} code */
function fold(code) {
  if (code > 0x10ffff) return "\ufffd";
  return code > 0x7f ? foldCharacter(String.fromCodePoint(code)) : String.fromCharCode(code).toLowerCase();
}

/** @param {string} character */
function foldCharacter(character) {
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
  if (INVISIBLE.test(character)) return "";
  if (BLANK.test(character)) return " ";
  if (NEWLINE.test(character)) return "\n";
  const plain = LOOKALIKES.get(character);
  if (plain !== undefined) return plain;
  const base = code < 0x250 ? character.normalize("NFD")[0].toLowerCase() : character;
  return base.length === 1 ? base : "\ufffd";
}

/** Half of a character, as cutting a text leaves it.
 * @param {string} text @param {number} at @param {number} code */
function isLone(text, at, code) {
  if (code < 0xd800 || code > 0xdfff) return false;
  const other = text.charCodeAt(code < 0xdc00 ? at + 1 : at - 1);
  return code < 0xdc00 ? !(other >= 0xdc00 && other <= 0xdfff) : !(other >= 0xd800 && other < 0xdc00);
}

/** @param {RegExp} sticky @param {string} text @param {number} at */
function match(sticky, text, at) {
  sticky.lastIndex = at;
  return sticky.exec(text);
}
