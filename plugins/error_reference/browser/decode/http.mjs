import { ownerAt } from "./context.mjs";

/** @import { Context } from "./context.mjs" */
/** @import { Entry, Hit, Index, Plain } from "./types.js" */

/** Words the standards and Cloudflare put beside a status; they tell a status from any other number. */
const REASONS = new Map([
  ["403", "forbidden"], ["429", "too many requests"], ["500", "internal server error"], ["501", "not implemented"],
  ["502", "bad gateway|proxy error"], ["503", "service (?:temporarily )?unavailable|back-?end fetch failed"], ["504", "gateway time-?out"],
  ["520", "web server is returning an unknown error|unknown error|web server returned an unknown error"], ["521", "web server is down"],
  ["522", "connection timed out"], ["523", "origin is unreachable"], ["524", "a timeout occurred"],
  ["525", "ssl handshake failed"], ["526", "invalid ssl certificate"], ["527", "railgun"], ["530", "(?:origin )?dns error|site frozen"],
  ["1005", "access denied|asn"], ["1006", "access denied|banned"], ["1007", "access denied|banned"], ["1008", "access denied|banned"],
  ["1009", "access denied|the owner of this website"], ["1010", "access denied|the owner of this website"],
  ["1012", "access denied"], ["1015", "you are being rate limited|rate limited"], ["1016", "origin dns error"], ["1020", "access denied"],
  ["1106", "access denied"],
]);
const NUMBER = /(?<![\w.,$€£#+@])(?:(?<=\b(?:http|cloudflare|error|status)-)|(?<!-))([45]\d\d|1[0-2]\d\d)(?![\w%€$]|[.,]\d|:\d\d\b)/g;
/** Wordings in which only a status of HTTP follows, one line a family of clients. */
const BEFORE = new RegExp(
  "(?:" + [
    "http(?:/[123](?:\\.\\d)?)? {1,3}", "http-", "http[ _-]?(?:status|error|code|response|statuscode)(?:[ _-]?(?:code|line))?[\"']?(?: was not ok| of| was| is)?[ :=#(\\[]{1,4}",
    "status[ _-]?code[\"')]?(?: of| was| is)?[ :=#(\\[]{1,4}", "response (?:status )?(?:code)?[:= (\\[]{1,4}", "returned error:? ",
    "remote server returned an error: \\(", "<response \\[", "server (?:response|returned|error)(?: code)?[: (]{1,3}(?:http )?", "resulted in an? [`'\"]?",
    "statuscodeerror: ", "(?:http|api|response)error:? (?:\\[|\\()?", "does not indicate success: ", "unexpected (?:http )?(?:status|response)(?: code)?[: ]+",
    "non-200 status(?: code)?[: ]+", "clientresponseerror: ", "contenttypeerror: ", "cf-error-code\"> ?", "transporterror\\(", "status line: ?",
  ].join("|") + ")$",
);
const CODE_BEFORE = /(?:cloudflare (?:error )?(?:code:? )?|cloudflare-|cf-error-code"> ?|"error_code"\s*:\s*|error code:? |error 1xxx:? )$/;
const WEAK_BEFORE = /(?:status|error|err|code|http|response|errno|failed with|got|received|gives?|ein|un|a|an|http\/\d(?:\.\d)?["'])["']?(?: code)?[ :=([#]{1,4}$/;
const NO_STATUS = /^\s*(?:\(hy\d|\(\d{5}\)|\.? can'?t|ms\b|s\b|eur|usd|xbt|btc|lines|items|bytes|records|seconds)/;

/** Statuses of HTTP and codes of Cloudflare, as clients print them.
 * @param {Index} index @param {Plain} plain @param {Context} context
 * @returns {Hit[]} */
export function findStatuses(index, plain, context) {
  if (index.codes.size === 0) return [];
  /** @type {Hit[]} */
  const hits = [];
  const edge = /cloudflare|cf-ray|ray id|cf-error|cf_/.test(plain.text);
  let looked = 0;
  for (const found of plain.text.matchAll(NUMBER)) {
    if (++looked > 2000) break;
    const hit = judge(index, plain, context, { code: found[1], at: found.index, edge });
    if (hit) hits.push(hit);
  }
  const specific = hits.some((hit) => hit.certain && hit.entry.error.startsWith("Cloudflare "));
  const kept = specific ? hits.filter((hit) => !/^HTTP (?:403|409|429|503|530)$/.test(hit.entry.error)) : hits;
  return kept.some((hit) => hit.certain) ? kept : [...kept, ...pageWithoutCode(index, plain, context, edge)];
}

/** @param {Index} index @param {Plain} plain @param {Context} context @param {{code: string, at: number, edge: boolean}} number
 * @returns {Hit | null} */
function judge(index, plain, context, { code, at, edge }) {
  const entry = index.codes.get(code) ?? (/^5/.test(code) || (code.length === 4 && edge) ? index.codeFamily : null);
  if (!entry) return null;
  const before = plain.text.slice(Math.max(0, at - 60), at);
  const after = plain.text.slice(at + code.length, at + code.length + 90).replace(/<[^<>]*>/g, " ");
  const reason = new RegExp(`^["')\\]\\s:,|/(_-]{0,12}(?:server error:? |error )?(?:${REASONS.get(code) ?? "(?!)"}|server error: )`).exec(after);
  const strength = measure(code, before, after, { reason: reason !== null, edge });
  if (strength === 0) return null;
  const owner = ownerAt(context, plain, at);
  const certain = owner !== "other" && (strength === 2 || owner === "kraken");
  if (strength === 1 && !certain && !edge) return null;
  const prefix = /(?:http|cloudflare)[ -]$/.exec(before)?.[0].length ?? 0;
  return { entry, order: index.orders.get(entry) ?? 0, start: at - prefix, end: at + code.length, certain, score: 0.5,
    reason: certain ? "" : owner === "other" ? "the status is there, but from another server" : "the number may be a status", tailStart: -1, tailEnd: -1 };
}

/** 2: a status beyond doubt; 1: one if the text is about a server of Kraken's; 0: some number.
 * @param {string} code @param {string} before @param {string} after @param {{reason: boolean, edge: boolean}} signs */
function measure(code, before, after, { reason, edge }) {
  if (NO_STATUS.test(after)) return 0;
  if (code.length === 4) {
    const ends = /^\s*(?:$|["'<}\n\],|)]|ray id)/.test(after) || reason;
    if (CODE_BEFORE.test(before)) return ends || edge ? 2 : 1;
    return /error:? $/.test(before) && (reason || edge) ? 2 : 0;
  }
  if (reason || BEFORE.test(before)) return 2;
  return WEAK_BEFORE.test(before) ? (edge && /error(?: code)?:? $/.test(before) ? 2 : 1) : 0;
}

/** A page or a reason without its number.
 * @param {Index} index @param {Plain} plain @param {Context} context @param {boolean} edge
 * @returns {Hit[]} */
function pageWithoutCode(index, plain, context, edge) {
  for (const [code, words] of REASONS) {
    const entry = index.codes.get(code);
    if (!entry || !/^5/.test(code)) continue;
    const found = new RegExp(`\\b(?:${words})\\b`).exec(plain.text);
    if (!found || found[0] === "unknown error") continue;
    const owner = ownerAt(context, plain, found.index);
    const whole = plain.text.trim().length - found[0].length < 12;
    const certain = owner !== "other" && ((owner === "kraken" && context.hosts.length > 0) || edge || whole || /^(?:520|521|523|526)$/.test(code));
    return [hitOf(index, entry, found.index, found.index + found[0].length, certain, "the words of this status, without its number")];
  }
  const page = edge ? /cloudflare|cf-ray|ray id/.exec(plain.text) : null;
  if (!page || !index.codeFamily) return [];
  const owner = ownerAt(context, plain, page.index);
  const html = /<html|<!doctype|<title|cf-wrapper|cf-error/.test(plain.text);
  return owner === "other" ? [] : [hitOf(index, index.codeFamily, page.index, page.index + page[0].length, html, "Cloudflare is named, but no code can be read")];
}

/** @param {Index} index @param {Entry} entry @param {number} start @param {number} end @param {boolean} certain @param {string} reason
 * @returns {Hit} */
function hitOf(index, entry, start, end, certain, reason) {
  return { entry, order: index.orders.get(entry) ?? 0, start, end, certain, score: 0.4, reason: certain ? "" : reason, tailStart: -1, tailEnd: -1 };
}
