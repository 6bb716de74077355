/** @import { Plain } from "./types.js" */

/** Names that say the text is about another service; Kraken Futures is one, its errors are others. */
const OTHERS = new RegExp(
  "\\b(?:binance(?:us|usdm|coinm)?|coinbase(?:pro|exchange|advanced)?|cbpro|gdax|bitmex|bitfinex[12]?|bittrex|poloniex|ok(?:ex|x|coin)|bybit|" +
    "kucoin(?:futures)?|huobi|htx|gate\\.?io|gemini|bitstamp|deribit|ftx|mexc|bitget|hitbtc|cex\\.?io|upbit|bithumb|phemex|bitmart|whitebit|" +
    "alpaca|oanda|hyperliquid|dydx|crypto\\.?com|cryptocom|lbank|bitvavo|exmo|liquid|quoine|luno|ascendex|probit|coinex|" +
    "kraken[ _-]?futures|futures\\.kraken\\.com|cryptofacilities|openai|stripe|github|aws|amazonaws)\\b", "g");
const KRAKEN = /kraken|\bpykrakenapi\b|\/0\/(?:private|public)\/[a-z]|\bapi[-_]sign\b/g;
const FUTURES = /kraken[ _-]?futures|futures\.kraken\.com|krakenfutures/;
/** Hosts in addresses; a server of one's own is another one too. */
const HOST = /\b(?:https?|wss?):\/\/(?:[^\s/@"'<>]{1,80}@)?([a-z0-9.-]{1,120})/g;
const NEUTRAL = /(?:^|\.)(?:cloudflare\.com|mozilla\.org|w3\.org|stackoverflow\.com|httpstatuses\.com|python-requests\.org|schema\.org|github\.com|githubusercontent\.com)$/;
/** Replies only Kraken writes like this. */
const SHAPES = /["']?error["']?\s*\]?\s*(?:=>|:|=)\s*(?:\[\s*["']|array\s*\()|"(?:errormessage|req_id|time_in)"\s*:|subscriptionstatus|addorderstatus|cancelorderstatus/;

/** @typedef {{kraken: number[], others: number[], hosts: {at: number, kraken: boolean}[], shaped: boolean}} Context */

/** Signs in the plain text of whose error this is.
 * @param {string} text
 * @returns {Context} */
export function readContext(text) {
  const others = positions(OTHERS, text);
  const kraken = positions(KRAKEN, text).filter((at) => !FUTURES.test(text.slice(Math.max(0, at - 12), at + 20)));
  /** @type {Context["hosts"]} */
  const hosts = [];
  for (const found of text.matchAll(HOST)) {
    if (NEUTRAL.test(found[1])) continue;
    hosts.push({ at: found.index, kraken: /(?:^|\.)kraken\.com$/.test(found[1]) && !FUTURES.test(found[1]) });
    if (hosts.length > 200) break;
  }
  return { kraken, others, hosts, shaped: SHAPES.test(text) };
}

/** Whose text the place is in: the nearest name decides, one on the same line first.
 * @param {Context} context @param {Plain} plain @param {number} at
 * @returns {"kraken" | "other" | "unsaid"} */
export function ownerAt(context, plain, at) {
  const signs = [
    ...context.kraken.map((position) => ({ position, owner: /** @type {const} */ ("kraken") })),
    ...context.others.map((position) => ({ position, owner: /** @type {const} */ ("other") })),
    ...context.hosts.map((host) => ({ position: host.at, owner: host.kraken ? /** @type {const} */ ("kraken") : /** @type {const} */ ("other") })),
  ];
  if (signs.length === 0) return "unsaid";
  const from = plain.text.lastIndexOf("\n", at - 1);
  const to = plain.text.indexOf("\n", at);
  const line = signs.filter(({ position }) => position > from && (to < 0 || position < to));
  const [first, ...rest] = line.length > 0 ? line : signs;
  return rest.reduce((near, sign) => (Math.abs(sign.position - at) < Math.abs(near.position - at) ? sign : near), first).owner;
}

/** @param {RegExp} regex @param {string} text */
function positions(regex, text) {
  /** @type {number[]} */
  const found = [];
  for (const match of text.matchAll(regex)) {
    found.push(match.index);
    if (found.length > 200) break;
  }
  return found;
}
