/** @import { Plain } from "./types.js" */

/** Names that say the text is about another service; Kraken Futures is one, its errors are others. */
const OTHERS = new RegExp(
  "\\b(?:(?:binance|coinbase|bitmex|bitfinex|bittrex|poloniex|kucoin|bitstamp|deribit|hitbtc|phemex|bitmart|whitebit|hyperliquid|bitvavo|ascendex|" +
    "cryptofacilities|krakenfutures|quadrigacx|openai|amazonaws)\\w*|(?:cbpro|gdax|ok(?:ex|x|coin)|bybit|huobi|htx|gate\\.?io|gemini|ftx|mexc|bitget|" +
    "cex\\.?io|upbit|bithumb|alpaca|oanda|dydx|crypto\\.?com|lbank|exmo|quoine|luno|probit|coinex|paymium|stripe|" +
    "kraken[ _-]?futures|futures\\.kraken\\.com|discord\\.(?:com|errors)|telegram\\.error)\\b)", "g");
const KRAKEN = /kraken|\/0\/(?:private|public)\/[a-z]|\bapi[-_]sign\b/g;
const FUTURES = /kraken[ _-]?futures|futures\.kraken\.com|krakenfutures/;
/** Kraken as the one who answers, not as part of a file's name. */
const ANSWERS = /kraken[ _-]?(?:api|error|exception)|kraken\.com|krakenex|pykraken|\/0\/(?:private|public)\/|kraken\W{0,4}(?:\{|returned|says?|said|answer|repl|respond|rejected|error|request)|\[kraken(?:\.js)?\]|(?<![\w./-])kraken: |xchange\.kraken|kraken[^\n]{1,80}(?:error|reject|fail|return|refus|response)|(?:error|exception|reject|fail)[^\n]{1,60}kraken/;
const HOST = /\b(?:https?|wss?):\/\/(?:[^\s/@"'<>]{1,80}@)?([a-z0-9.-]{1,120})/g;
/** Hosts in the titles of Cloudflare's pages. */
const TITLE = /\b([a-z0-9-]+(?:\.[a-z0-9-]+){1,4}) (?:\| \d|used cloudflare)|\d: [a-z -]{4,50} \| ([a-z0-9-]+(?:\.[a-z0-9-]+){1,4})/g;
/** Hosts of pages about errors rather than of servers that answer. */
const NEUTRAL = /(?:^|\.)(?:cloudflare\.com|mozilla\.org|w3\.org|stackoverflow\.com|httpstatuses\.com|schema\.org|github\.com|githubusercontent\.com|discord\.gg|reddit\.com)$/;
/** Programs whose own refusals use the same words. */
const SYSTEM = /\berrno\b|\bos error\b|\b(?:ba|z|c|k)?sh: |publickey|\beacces\b|\benoent\b|\beperm\b|permissionerror|operationalerror|sqlite|mysql|postgres|\bdocker\b|\bnpm err|\bssh\b|\bsudo\b|systemd|\bnginx\b|hy000/;
/** A list of strings under `error`, as Kraken answers. */
const LIST = /["']?error["']?\s*\]?\s*(?:=>|:|=)\s*(?:\[\s*[^\]{}]{0,160}|array\s*\([^)]{0,160}|array\(\d+\)\s*\{[^}]{0,80})$/;
const SOCKET = /"(?:errormessage|req_?id|time_in)"\s*:|subscriptionstatus|addorderstatus|cancelorderstatus|editorderstatus|"method"\s*:\s*"(?:(?:un)?subscribe|(?:batch_)?(?:add|amend|edit|cancel)(?:_order|_all)?)"/;
const MOST = 200;

/** @typedef {"kraken" | "other" | "unsaid"} Owner */
/** @typedef {{names: {at: number, owner: Owner}[], hosts: {at: number, owner: Owner}[], socket: boolean}} Context */

/** Signs in the plain text of whose error this is.
 * @param {string} text
 * @returns {Context} */
export function readContext(text) {
  /** @type {Context["names"]} */
  const names = [];
  for (const at of positions(OTHERS, text)) names.push({ at, owner: "other" });
  for (const at of positions(KRAKEN, text)) {
    if (!FUTURES.test(text.slice(Math.max(0, at - 12), at + 20))) names.push({ at, owner: "kraken" });
  }
  /** @type {Context["hosts"]} */
  const hosts = [];
  for (const regex of [HOST, TITLE]) {
    let left = MOST;
    for (const found of text.matchAll(regex)) {
      const host = found[1] ?? found[2];
      if (!NEUTRAL.test(host)) hosts.push({ at: found.index, owner: /(?:^|\.)kraken\.com$/.test(host) && !FUTURES.test(host) ? "kraken" : "other" });
      if (--left === 0) break;
    }
  }
  return { names, hosts, socket: SOCKET.test(text) };
}

/** Whose text the place is in: the nearest sign decides, one on the same line first.
 * @param {Context} context @param {Plain} plain @param {number} at
 * @param {{hosts?: boolean}} [options] whether any other server's address counts, as it does for statuses
 * @returns {Owner} */
export function ownerAt(context, plain, at, { hosts = false } = {}) {
  const signs = hosts ? [...context.names, ...context.hosts] : context.names;
  if (signs.length === 0) return "unsaid";
  const [from, to] = lineAround(plain.text, at);
  const line = signs.filter((sign) => sign.at >= from && sign.at < to);
  const [first, ...rest] = line.length > 0 ? line : signs;
  return rest.reduce((near, sign) => (Math.abs(sign.at - at) < Math.abs(near.at - at) ? sign : near), first).owner;
}

/** Whether the place reads as an answer of Kraken's, not as one of the machine the program runs on.
 * @param {Plain} plain @param {number} at */
export function saysKrakenAnswered(plain, at) {
  const around = plain.text.slice(Math.max(at - 300, 0), at + 300);
  return ANSWERS.test(around) && !FUTURES.test(around);
}

/** @param {Plain} plain @param {number} at */
export function saysMachine(plain, at) {
  const [from, to] = lineAround(plain.text, at);
  return SYSTEM.test(plain.text.slice(Math.max(from, at - 300), Math.min(to, at + 300)));
}

/** Whether the place is inside the list of an `error` key.
 * @param {Plain} plain @param {number} at */
export function insideErrorList(plain, at) {
  return LIST.test(plain.text.slice(Math.max(0, at - 240), at));
}

/** @param {string} text @param {number} at
 * @returns {[number, number]} */
function lineAround(text, at) {
  const to = text.indexOf("\n", at);
  return [text.lastIndexOf("\n", at - 1) + 1, to < 0 ? text.length : to];
}

/** @param {RegExp} regex @param {string} text */
function positions(regex, text) {
  /** @type {number[]} */
  const found = [];
  for (const match of text.matchAll(regex)) {
    found.push(match.index);
    if (found.length >= MOST) break;
  }
  return found;
}
