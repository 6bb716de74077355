/** A quantified group that itself holds an unbounded quantifier: the shape whose time explodes. */
const NESTED = /\((?:[^()\\]|\\.)*(?:[*+]|\{\d*,\})(?:[^()\\]|\\.)*\)(?:[*+]|\{)/;
const UNBOUNDED = /(?<!\\)(?:[*+]|\{\d+,\})/g;

/** Compiles a catalogue's regular expression, with the longest literal in it as a cheap first test.
 * @param {string} source
 * @returns {{regex: RegExp, literal: string} | null} `null` where it does not compile or could run for ever */
export function compilePattern(source) {
  if (NESTED.test(source) || (source.match(UNBOUNDED) ?? []).length > 3) return null;
  try {
    return { regex: new RegExp(source, "i"), literal: longestLiteral(source) };
  } catch {
    return null;
  }
}

/** The longest run of letters and blanks every match must hold, lower-case; empty where alternatives make that uncertain.
 * @param {string} source */
function longestLiteral(source) {
  if (/[|?*{]|\(\?/.test(source)) return "";
  const runs = source.replace(/\\.|\[[^\]]*\]/g, "\u0000").match(/[A-Za-z ]{3,}/g) ?? [];
  return runs.reduce((best, run) => (run.length > best.length ? run : best), "").toLowerCase();
}
