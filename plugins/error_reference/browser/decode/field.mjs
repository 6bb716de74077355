const AROUND = 200;
const TAG = /<\/?[a-z][^<>]{0,80}>/g;
/** A value of an error's name, with blanks about the sign. */
const NAMED = /(?:err|error|errors|message|msg|reason)["']? = $/;

/** Whether the words fill a value of their own: quotes, brackets, a line, or what follows a colon.
 * @param {string} text @param {number} start @param {number} end */
export function fillsField(text, start, end) {
  return startsField(text, start) && endsField(text, end);
}

/** @param {string} text @param {number} end */
export function endsField(text, end) {
  return /^\s{0,3}(?:$|["'`\])}\n<|:,;.!]|\(|at \S*[./(<])/.test(text.slice(end, end + 60));
}

/** @param {string} text @param {number} start */
export function startsField(text, start) {
  const before = text.slice(Math.max(0, start - 4), start);
  return /(?:^|[[({:>|\n]|\ufffd|- )\s*$|["'`=]$/.test(before) || (/= $/.test(before) && NAMED.test(text.slice(Math.max(0, start - 14), start)));
}

/** Whether the words before say that a message follows; in a sentence of the writer's own they do not.
 * @param {string} text @param {number} start */
export function introduced(text, start) {
  return startsField(text, start) || /\b(?:errors?|exception|returned|returns|says?|said|get|got|gave|gives|message|reason|rejected|failed|failure|answered|with|by) $/.test(text.slice(Math.max(0, start - 12), start));
}

/** Whether nothing else is in the text, tags and a name of a query apart.
 * @param {string} text @param {number} start @param {number} end */
export function fillsText(text, start, end) {
  if (start > AROUND || text.length - end > AROUND) return false;
  const before = text.slice(0, start).replace(TAG, " ").replace(/^[?#&]?[a-z]{1,8}=$/, "");
  return !/[a-z0-9]/.test(before) && !/[a-z0-9]/.test(text.slice(end).replace(TAG, " "));
}
