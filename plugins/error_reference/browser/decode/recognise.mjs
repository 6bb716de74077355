import { locate } from "./normalise.mjs";

/** @import { Plain, Recognised } from "./types.js" */

/** Facts beside an error that support asks for; group 1 is the value. */
const FACTS = /** @type {[Recognised["kind"], RegExp][]} */ ([
  ["ray_id", /(?:ray id:?|cf-?ray["']?\s*[:=]|ray_id["']?\s*[:=])(?:\s|<[^<>]{0,60}>|["'])*([0-9a-f]{16}(?:-[a-z]{3})?)\b/],
  ["endpoint", /\/0\/(?:private|public)\/([a-z]+(?:\/[a-z]+)?)/],
  ["nonce", /\bnonce["']?\s*(?:=>|[:=])\s*["']?(\d{9,20})\b/],
  ["request_id", /\breq_?id["']?\s*[:=]\s*["']?(\d{1,20})\b/],
  ["time", /\b(20\d\d-[01]\d-[0-3]\d[t ][0-2]\d:[0-5]\d(?::[0-5]\d)?(?:[.,]\d{1,6})?(?:z| ?utc|[+-]\d\d:?\d\d)?)/],
]);
/** Sent requests that got nothing back; a text that holds one of these says so itself. */
const NO_ANSWER = /\b(?:read ?time-?out|connect ?time-?out|connection timed out|timed out|time-?out (?:was )?(?:reached|error|exceeded|of \d+ ?m?s?)|requesttimeout|timeouterror|timeoutexception|aborted due to timeout|und_err_(?:connect_timeout|headers_timeout|body_timeout|socket)|no such host|eof occurred in violation of protocol|etimedout|esockettimedout|econnreset|econnrefused|econnaborted|enotfound|eai_again|socket hang up|connection (?:was )?(?:reset|aborted|refused|closed)|remote end closed connection|remotedisconnected|protocolerror|getaddrinfo|name or service not known|temporary failure in name resolution|could not resolve host|failed to resolve|nodename nor servname|network is unreachable|no route to host|empty reply from server|sockettimeoutexception|unknownhostexception|connecttimeout|httpconnectionpool|httpsconnectionpool|max retries exceeded|fetch failed|failed to fetch|broken pipe|epipe|unexpected eof|server disconnected|context deadline exceeded|i\/o timeout|operation was cancell?ed|task was cancell?ed|request timeout)\b/;
const SUCCESS = /["']?error["']?\s*\]?\s*(?:=>|:)\s*(?:\[\s*\]|array\s*\(\s*\)|array\(0\)\s*\{\s*\})/;

/** @param {Plain} plain
 * @returns {Recognised[]} */
export function recognise(plain) {
  return FACTS.flatMap(([kind, regex]) => {
    const found = regex.exec(plain.text);
    if (!found) return [];
    const at = found.index + found[0].length - found[1].length;
    const [start, end] = locate(plain, at, at + found[1].length);
    return [{ kind, value: plain.original.slice(start, end), start, end }];
  });
}

/** @param {string} text plain text */
export function saysNoAnswer(text) {
  return NO_ANSWER.exec(text)?.index ?? -1;
}

/** @param {string} text plain text */
export function saysSuccess(text) {
  return SUCCESS.test(text);
}
