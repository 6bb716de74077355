import { byId, element } from "./dom.js";
import { tagged } from "../protocol.js";

/**
 * Answers to the examples that the build worked out with the same Python, so that they need not wait for it.
 *
 * @typedef {import("./outcome.js").Outcome} Outcome
 * @typedef {import("./outcome.js").Mistake} Mistake
 * @typedef {{ match: Outcome & { expected: string }, mistakes: Mistake[], explanations: number[][][], keys: string, answers: string }} Document
 * @typedef {{ document: Document, rows: Map<number, number> }} Table `rows`: hash of the pasted text to explanation
 * @typedef {(table: Table | undefined) => void} Give
 */

const KEY_BYTES = 6;
const SHARED = { verdict: "mistake", warnings: [], error: null, notes: [] };

/** @type {Map<string, Promise<Table | undefined>>} */
const tables = new Map();
/** @type {Map<string, Give>} */
const waiting = new Map();

/**
 * @param {string} example
 * @returns {Promise<Table | undefined>}
 */
export function wantAnswers(example) {
  const wanted = tables.get(example) ?? new Promise((/** @type {Give} */ give) => waiting.set(example, give));
  if (!tables.has(example)) window.parent.postMessage(tagged({ type: "answers", example }), "*");
  tables.set(example, wanted);
  return wanted;
}

/** @param {string} example @param {ArrayBuffer | null} data */
export function keepAnswers(example, data) {
  if (data === null) tables.delete(example);
  waiting.get(example)?.(data === null ? undefined : read(data));
}

/**
 * What Python will say of this text; undefined where the build did not work that out.
 *
 * @param {string} example
 * @param {string} text as pasted
 * @returns {Promise<Outcome | undefined>}
 */
export async function instantOutcome(example, text) {
  const table = await wantAnswers(example);
  if (table === undefined) return undefined;
  const { match, explanations, mistakes } = table.document;
  if (text === match.expected) return match;
  const groups = explanations[table.rows.get(keyOf(text)) ?? -1]?.map((group) => group.flatMap((place) => mistakes[place] ?? []));
  const [first, ...alternatives] = groups ?? [];
  if (first === undefined) return undefined;
  return { ...SHARED, mistakes: first, alternatives, expected: match.expected, trace: match.trace, warnings: match.warnings };
}

/**
 * Says where the answer comes from, in a line of its own under the headline.
 *
 * @param {"precomputed" | "python"} source
 * @param {string} sentence
 * @param {"note" | "alert"} role
 */
export function showSource(source, sentence, role = "note") {
  clearSource();
  byId("outcome", HTMLElement).dataset.source = source;
  if (sentence === "") return;
  byId("headline", HTMLElement).after(element("p", { id: "source", class: role === "alert" ? "field-error" : "muted", role }, sentence));
}

export function clearSource() {
  const { dataset } = byId("outcome", HTMLElement);
  delete dataset.source;
  delete dataset.disagreement;
  document.getElementById("source")?.remove();
}

/**
 * Whether both name the same mistakes, in the same words, and the same right value.
 *
 * @param {Outcome} one
 * @param {Outcome} other
 */
export function isSameAnswer(one, other) {
  return essence(one) === essence(other);
}

/** @param {Outcome} outcome */
function essence({ verdict, expected, mistakes, alternatives, trace }) {
  const words = (/** @type {Mistake} */ { id, title, explanation, fix }) => [id, title, explanation, fix];
  return JSON.stringify([verdict, expected, mistakes.map(words), alternatives.map((group) => group.map(words)), trace?.signature]);
}

/** @param {ArrayBuffer} data @returns {Table} */
function read(data) {
  const document = /** @type {Document} */ (JSON.parse(new TextDecoder().decode(data)));
  const numbers = columns(document.answers, 2);
  return { document, rows: new Map(columns(document.keys, KEY_BYTES).map((key, row) => [key, numbers[row] ?? -1])) };
}

/**
 * Big-endian numbers whose bytes stand column by column.
 *
 * @param {string} text base64
 * @param {number} width
 */
function columns(text, width) {
  const bytes = atob(text);
  const count = bytes.length / width;
  return Array.from({ length: count }, (_, row) => {
    let number = 0;
    for (let column = 0; column < width; column += 1) number = number * 256 + bytes.charCodeAt(column * count + row);
    return number;
  });
}

/** FNV-1a of 64 bits over UTF-8, folded to KEY_BYTES. @param {string} text */
function keyOf(text) {
  let value = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) value = BigInt.asUintN(64, (value ^ BigInt(byte)) * 0x100000001b3n);
  const bits = BigInt(8 * KEY_BYTES);
  return Number((value >> bits) ^ BigInt.asUintN(8 * KEY_BYTES, value));
}
