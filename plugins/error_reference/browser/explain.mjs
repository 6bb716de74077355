#!/usr/bin/env node
import { open, readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import process from "node:process";
import { decode } from "./decode.mjs";

/** @import { Catalogue, Entry, Match } from "./decode/types.js" */

const USAGE = `usage: node explain.mjs [--catalogue errors.json] [--json] [file]

Reads a log from a file or from standard input (tail -f bot.log | node explain.mjs)
and prints the verdict for each error as it appears.`;
/** Where the catalogue is found beside this file, in the built site. */
const BESIDE = ["errors.json", ["..", "..", "api", "v1", "errors.json"].join("/")];
/** Lines of one message; a string broken over a few lines is still found. */
const MEMORY = 3;

const OUTCOMES = new Map([["rejected", "nothing happened"], ["unknown", "it may have happened: find out first"], ["applied", "it did happen"]]);
const RETRIES = new Map([["never", "do not retry"], ["after_fix", "retry only after a change"], ["wait", "wait, then retry"],
  ["backoff", "retry with growing pauses"], ["refresh_once", "renew, retry once, then stop"], ["reconcile", "look whether it exists before sending again"]]);

await main(process.argv.slice(2));

/** @param {string[]} words */
async function main(words) {
  const options = readOptions(words);
  if (!options) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const catalogue = await readCatalogue(options.catalogue);
  if (!catalogue) return;
  const source = options.file ? await openLog(options.file) : process.stdin;
  if (!source) return;
  process.stdout.on("error", () => process.exit(0));
  /** @type {string[]} */
  const recent = [];
  for await (const line of createInterface({ input: source, crlfDelay: Infinity })) {
    recent.push(line);
    if (recent.length > MEMORY) recent.shift();
    for (const match of freshMatches(recent, catalogue)) print(match, catalogue, options.json);
  }
}

/** Matches that end in the newest line: earlier ones were printed when their line came.
 * @param {string[]} recent @param {Catalogue} catalogue
 * @returns {Match[]} */
function freshMatches(recent, catalogue) {
  const newest = recent[recent.length - 1];
  const alone = decode(newest, catalogue).matches;
  if (alone.length > 0 || recent.length === 1) return alone;
  const before = recent.slice(0, -1).join("\n");
  const known = new Set(decode(before, catalogue).matches.map((match) => match.slug));
  return decode(`${before}\n${newest}`, catalogue).matches.filter((match) => match.end > before.length + 1 && !known.has(match.slug));
}

/** @param {Match} match @param {Catalogue} catalogue @param {boolean} json */
function print(match, catalogue, json) {
  const entry = catalogue.errors.find(({ slug }) => slug === match.slug);
  const text = json ? JSON.stringify({ ...match, outcome: entry?.outcome, retry: entry?.retry, fixer: entry?.fixer }) : describe(match, entry);
  process.stdout.write(`${text}\n`);
}

/** @param {Match} match @param {Entry | undefined} entry */
function describe(match, entry) {
  const outcome = OUTCOMES.get(entry?.outcome ?? "") ?? "not known";
  const wait = entry?.retry?.wait_seconds ? ` (${entry.retry.wait_seconds} s)` : "";
  const retry = `${RETRIES.get(entry?.retry?.class ?? "") ?? "not known"}${wait}`;
  const lines = [`${match.error}${match.tail ? `:${match.tail}` : ""}`, `  outcome: ${outcome}`, `  retry:   ${retry}`];
  if (entry?.fixer) lines.push(`  fixed by: ${entry.fixer.replace("_", " ")}`);
  if (entry?.summary) lines.push(`  ${entry.summary}`);
  return [...lines, `  ${match.url}`].join("\n");
}

/** @param {string[]} words
 * @returns {{catalogue: string | null, file: string | null, json: boolean} | null} */
function readOptions(words) {
  /** @type {{catalogue: string | null, file: string | null, json: boolean}} */
  const options = { catalogue: null, file: null, json: false };
  for (let i = 0; i < words.length; i++) {
    if (words[i] === "--json") options.json = true;
    else if (words[i] === "--catalogue" && words[i + 1]) options.catalogue = words[++i];
    else if (words[i].startsWith("-") && words[i] !== "-") return null;
    else if (words[i] !== "-") options.file = words[i];
  }
  return options;
}

/** @param {string} path */
async function openLog(path) {
  try {
    return (await open(path)).createReadStream({ encoding: "utf8" });
  } catch (error) {
    return fail(`${path}: expected a log that can be read (${error instanceof Error ? error.message : error}); name another file`);
  }
}

/** @param {string | null} named
 * @returns {Promise<Catalogue | null>} */
async function readCatalogue(named) {
  const places = named ? [named] : BESIDE.map((path) => new URL(path, import.meta.url));
  for (const place of places) {
    try {
      return JSON.parse(await readFile(place, "utf8"));
    } catch (error) {
      if (named) return fail(`${named}: expected a catalogue in JSON (${error instanceof Error ? error.message : error}); give the site's api/v1/errors.json`);
    }
  }
  return fail("no errors.json beside this file; name one with --catalogue");
}

/** @param {string} message
 * @returns {null} */
function fail(message) {
  process.stderr.write(`explain: ${message}\n`);
  process.exitCode = 2;
  return null;
}
