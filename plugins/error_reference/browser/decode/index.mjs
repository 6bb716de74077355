import { CATEGORY_NAMES } from "./glossary.mjs";
import { CATEGORIES, parseSpelling } from "./spelling.mjs";
import { compilePattern } from "./patterns.mjs";

/** @import { Catalogue, Entry, Index, Spelling, TrieNode } from "./types.js" */

/** @type {WeakMap<object, Index>} */
const built = new WeakMap();

/** The search structures of a catalogue, built at its first use and kept as long as the object lives.
 * @param {Catalogue} catalogue
 * @returns {Index} */
export function indexOf(catalogue) {
  const known = built.get(catalogue);
  if (known) return known;
  const index = buildIndex(Array.isArray(catalogue?.errors) ? catalogue.errors : []);
  if (catalogue && typeof catalogue === "object") built.set(catalogue, index);
  return index;
}

/** @param {Entry[]} entries
 * @returns {Index} */
function buildIndex(entries) {
  /** @type {Index} */
  const index = { entries, bySlug: new Map(), categories: new Map(), coded: new Map(), messages: newNode(), bare: newNode(),
    codes: new Map(), statuses: new Set(), codeFamily: null, noAnswer: null, regexes: [], orders: new Map() };
  for (const category of CATEGORIES) addCategory(index, category);
  for (const [name, category] of CATEGORY_NAMES) index.categories.set(`e${name}`, { severity: "E", category });
  entries.forEach((entry, order) => addEntry(index, entry, order));
  for (const entry of index.codes.values()) {
    index.codeFamily ??= (entry.family && index.bySlug.get(entry.family)) || null;
    index.statuses.add(entry);
  }
  if (index.codeFamily) index.statuses.add(index.codeFamily);
  index.noAnswer = index.bySlug.get("no-response") ?? null;
  return index;
}

/** @param {Index} index @param {Entry} entry @param {number} order */
function addEntry(index, entry, order) {
  index.bySlug.set(entry.slug, entry);
  index.orders.set(entry, order);
  const code = /^(?:HTTP (\d{3})|Cloudflare (\d{4}))$/.exec(entry.error);
  if (code) index.codes.set(code[1] ?? code[2], entry);
  for (const text of [entry.error, ...(entry.aliases ?? [])]) addSpelling(index, parseSpelling(text, entry, order));
  for (const pattern of entry.patterns ?? []) {
    const options = { written: false, certain: pattern.certain !== false, note: pattern.note ?? "" };
    if (pattern.phrase) addSpelling(index, parseSpelling(pattern.phrase, entry, order, options));
    const regex = pattern.regex ? compilePattern(pattern.regex) : null;
    if (regex) index.regexes.push({ entry, order, ...regex, certain: options.certain, note: options.note });
  }
}

/** @param {Index} index @param {Spelling | null} spelling */
function addSpelling(index, spelling) {
  if (!spelling) return;
  if (!spelling.category) {
    insert(index.bare, spelling);
    return;
  }
  addCategory(index, spelling.category);
  const root = index.coded.get(spelling.category) ?? newNode();
  index.coded.set(spelling.category, root);
  insert(root, spelling);
  insert(index.messages, spelling);
  if (spelling.words.length === 2 && spelling.detail === 2) {
    insert(root, { ...spelling, words: [...spelling.words].reverse(), written: false, note: "the words are in another order" });
  }
}

/** @param {Index} index @param {string} category */
function addCategory(index, category) {
  index.categories.set(category, { severity: "", category });
  for (const severity of ["E", "W"]) index.categories.set(severity.toLowerCase() + category, { severity, category });
}

/** @param {TrieNode} root @param {Spelling} spelling */
function insert(root, spelling) {
  let node = root;
  spelling.words.forEach((word, i) => {
    let child = node.kids.get(word);
    if (!child) {
      child = newNode();
      child.detail = i >= spelling.detail;
      node.kids.set(word, child);
    }
    child.hard ||= spelling.hard[i] && i > 0;
    node = child;
  });
  if (!node.ends.some((end) => end.entry === spelling.entry && end.text === spelling.text)) node.ends.push(spelling);
}

/** @returns {TrieNode} */
function newNode() {
  return { kids: new Map(), ends: [], hard: false, detail: false };
}
