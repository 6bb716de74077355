import { recognise } from "./decode/recognise.mjs";
import { normalise } from "./decode/normalise.mjs";

/** @import { Recognised } from "./decode/types.js" */

/** What must not leave the reader's screen, most telling first; `secret` ones are worth a warning at once.
 * A named value is replaced behind its name, so that the report still reads. */
const MASKS = /** @type {{name: string, secret: boolean, regex: RegExp}[]} */ ([
  { name: "secret", secret: true, regex: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{86}==(?![A-Za-z0-9+/=])/g },
  { name: "API key", secret: true, regex: /(?<![A-Za-z0-9+/])(?=[A-Za-z0-9+/]{0,55}[a-z])(?=[A-Za-z0-9+/]{0,55}[A-Z])(?=[A-Za-z0-9+/]{0,55}\d)[A-Za-z0-9+/]{56}(?![A-Za-z0-9+/=])/g },
  { name: "secret", secret: true, regex: named("(?:api|private)?[_-]?secret(?:[_-]?key)?|private[_-]?key|passphrase|password|passwd|otp") },
  { name: "API key", secret: true, regex: named("api[_-]?key|public[_-]?key") },
  { name: "signature", secret: false, regex: named("api[_-]?sign(?:ature)?|signature") },
  { name: "token", secret: true, regex: named("(?:ws|websocket|access|auth|bot|session|refresh)?[_-]?token|authorization|bearer|cookie|set-cookie|__cfduid|cf_clearance") },
  { name: "token", secret: true, regex: /\beyJ[\w-]{10,}\.[\w-]{10,}(?:\.[\w-]+)?|\b\d{8,10}:AA[\w-]{30,}|\bgh[pousr]_\w{20,}|\bsk[-_]\w[\w-]{16,}/g },
  { name: "transaction id", secret: false, regex: /\b(?:[OTLQA][A-Z0-9]{5}|[A-Z0-9]{6,7})-[A-Z0-9]{5}-[A-Z0-9]{6}\b/g },
  { name: "reference", secret: false, regex: /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi },
  { name: "e-mail address", secret: false, regex: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g },
  { name: "address", secret: false, regex: /\b(?:bc1[a-z0-9]{20,60}|[13][1-9A-HJ-NP-Za-km-z]{25,34}|0x[0-9a-fA-F]{40}(?:[0-9a-fA-F]{24})?|[LM][1-9A-HJ-NP-Za-km-z]{26,33}|r[1-9A-HJ-NP-Za-km-z]{24,34}|[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?)\b/g },
  { name: "IP address", secret: false, regex: /(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w.]|\.\d)/g },
  { name: "IP address", secret: false, regex: /(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4}){1,4}(?![\w:])|(?<![\w:])(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,5})?(?![\w:])/gi },
  { name: "long value", secret: false, regex: /(?<![A-Za-z0-9+/_-])(?=[A-Za-z0-9+/_-]{0,200}\d)(?=[A-Za-z0-9+/_-]{0,200}[A-Za-z])[A-Za-z0-9+/_-]{40,}={0,2}/g },
]);
/** A longer text is cut before it is masked: a report needs the place of the error, not the log. */
const LONGEST = 20_000;

/** The text with keys, secrets, signatures, ids, addresses and IPs replaced by their names in brackets.
 * @param {string} text */
export function redact(text) {
  let masked = text.length > LONGEST ? `${text.slice(0, LONGEST)}\n[cut]` : text;
  for (const { name, regex } of MASKS) {
    masked = masked.replace(regex, (...found) => {
      const groups = found.at(-1);
      const lead = typeof groups === "object" && groups ? groups.lead ?? "" : "";
      return `${lead}[${name}]`;
    });
  }
  return masked;
}

/** What in the text looks secret, by name; empty where nothing does.
 * @param {string} text
 * @returns {string[]} */
export function holdsSecret(text) {
  const part = text.slice(0, LONGEST * 5);
  const found = MASKS.filter(({ secret, regex }) => secret && [...part.matchAll(regex)].some((match) => !isPlaceholder(match[0])));
  return [...new Set(found.map(({ name }) => name))];
}

/** A report for support or a forum: the errors with their verdicts, what support asks for, and the masked text.
 * @param {string} text what was pasted
 * @param {{errors: {error: string, verdict: string, link: string, tail?: string | null}[], now: Date}} about
 *   `verdict` in words, `link` absolute; `now` is printed in UTC where the text holds no time of its own
 * @returns {string} */
export function writeReport(text, { errors, now }) {
  const facts = new Map(recognise(normalise(text.slice(0, LONGEST))).map((fact) => [fact.kind, fact.value]));
  const lines = errors.flatMap(({ error, verdict, link, tail }) => [`Error: ${error}${tail ? `:${redact(tail)}` : ""}`, `Verdict: ${verdict}`, `Page: ${link}`]);
  const support = /** @type {[string, Recognised["kind"]][]} */ ([["Ray ID", "ray_id"], ["Endpoint", "endpoint"], ["Nonce", "nonce"], ["Time in the text", "time"]])
    .flatMap(([label, kind]) => (facts.has(kind) ? [`${label}: ${facts.get(kind)}`] : []));
  return [...lines, "", "For support:", `Report written (UTC): ${now.toISOString()}`, ...support, "", "Text, with keys and ids masked:", redact(text), ""].join("\n");
}

/** `name = value` in JSON, shell, Python and headers; the value is what goes.
 * @param {string} names */
function named(names) {
  return new RegExp(`(?<lead>(?<![a-z])(?:${names})\\\\?["']?\\s{0,2}(?:=>|[:=])\\s{0,2}(?:(?:bearer|basic)\\s+)?\\\\?["']?)(?!\\[)[^\\s"'\`,;&<>\\\\{}()[\\]]{4,}`, "gi");
}

/** @param {string} value */
function isPlaceholder(value) {
  return /<[^>]*>|\*{3,}|x{4,}|your[_-]|\.\.\.|example|redacted/i.test(value);
}
