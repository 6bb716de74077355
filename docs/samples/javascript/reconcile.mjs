// Did my order go through? Looks for one order whose answer was lost; Node 20 or newer, no package.
//
// Reads one JSON object on standard input:
//   sent      Unix seconds at which the lost request was sent
//   deadline  Unix seconds of the order's own deadline, where it had one
//   cl_ord_id or userref, where the order had one
//   pair, type, ordertype, volume, price  as they were sent (price absent for a market order)
//
// Prints EXISTS <txid>, NOT FOUND or STILL UNKNOWN, and the reason on standard error. NOT FOUND means presumed not
// placed: decide anew at today's price, and never let a program re-send a market order. Whatever goes wrong gives
// STILL UNKNOWN. Use the key that sent the order: once a higher nonce of it was accepted, a copy still under way is
// refused.

import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { call } from "./sign.mjs";

const CLOCK_SLACK = 5; // seconds by which our clock and Kraken's may differ
const PATIENCE = 60; // seconds after which an order without a deadline should have shown
const PAUSE = 12; // seconds between rounds: what the lists cost on the smallest tier

class StillUnknown extends Error {}

async function publicCall(endpoint, parameters = {}) {
  const base = process.env.KRAKEN_API_URL ?? "https://api.kraken.com";
  const address = `${base}/0/public/${endpoint}?${new URLSearchParams(parameters)}`;
  return result(await (await fetch(address, { signal: AbortSignal.timeout(15_000) })).json());
}

function result(reply) {
  const errors = reply.error.filter((error) => !error.startsWith("W"));
  if (errors.length) throw new StillUnknown(errors.join("; "));
  return reply.result;
}

/** The spelling that order lists use; a pair that cannot be looked up must not look like an absent order. */
async function altname(pair) {
  const found = Object.values(await publicCall("AssetPairs", { pair }));
  if (found.length !== 1) throw new StillUnknown(`${pair} is not one pair`);
  return found[0].altname;
}

/** Every order opened or closed since, by transaction id. */
async function listedOrders(since) {
  const orders = new Map(Object.entries(result(await call("OpenOrders")).open));
  for (let seen = 0; ; ) {
    const page = result(await call("ClosedOrders", { start: since, ofs: seen }));
    const rows = Object.entries(page.closed);
    for (const [txid, order] of rows) orders.set(txid, order);
    seen += rows.length;
    if (!Number.isInteger(page.count)) throw new StillUnknown("the list of closed orders has no count");
    if (seen >= page.count) return orders;
    if (!rows.length) throw new StillUnknown("the list of closed orders ended before its own count");
  }
}

/** Transaction ids of the orders that traded since. */
async function tradedOrders(since) {
  const page = result(await call("TradesHistory", { start: since }));
  const trades = Object.values(page.trades);
  if (!(page.count <= trades.length)) throw new StillUnknown("more trades since then than one page holds");
  return trades.map((trade) => trade.ordertxid);
}

/** A plain decimal number without idle zeros; anything else throws. */
function plain(number) {
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(String(number));
  if (!parts) throw new StillUnknown(`${number} is not a plain number`);
  const fraction = (parts[2] ?? "").replace(/0+$/, "");
  return parts[1].replace(/^0+(?=\d)/, "") + (fraction && `.${fraction}`);
}

/** Whether a listed order is the lost one: true, false, or null where only a person can tell. */
function matches(order, wanted) {
  if (!(order.opentm >= wanted.sent - CLOCK_SLACK)) return false;
  for (const label of ["cl_ord_id", "userref"]) {
    if (label in wanted) return String(order[label]) === String(wanted[label]);
  }
  const { pair, type, ordertype, price } = order.descr;
  const same =
    pair === wanted.altname &&
    type === wanted.type &&
    ordertype === wanted.ordertype &&
    plain(order.vol) === plain(wanted.volume);
  if (!same || !("price" in wanted)) return same;
  // A relative price such as +5 is shown as the price it became.
  return /^\d/.test(String(wanted.price)) && plain(price) === plain(wanted.price) ? true : null;
}

/** One round: the order's transaction id, or null where it is in no list. */
async function look(wanted) {
  const since = Math.floor(wanted.sent) - CLOCK_SLACK;
  const orders = await listedOrders(since);
  const verdicts = [...orders].map(([txid, order]) => ({ txid, verdict: matches(order, wanted) }));
  const found = verdicts.filter(({ verdict }) => verdict !== false);
  if (found.length > 1 || found.some(({ verdict }) => verdict === null)) {
    throw new StillUnknown(`a person must choose among ${found.map(({ txid }) => txid).join(", ")}`);
  }
  if (!found.length && (await tradedOrders(since)).some((txid) => !orders.has(txid))) {
    throw new StillUnknown("a trade belongs to an order that no list shows yet");
  }
  return found[0]?.txid ?? null;
}

/** Looks until absence is final; resolves to the transaction id or null. Throws whatever leaves it unknown. */
export async function reconcile(request) {
  if (typeof request.sent !== "number") throw new StillUnknown("`sent` must be Unix seconds");
  const labelled = "cl_ord_id" in request || "userref" in request;
  const wanted = labelled ? request : { ...request, altname: await altname(request.pair) };
  const final = Math.max("deadline" in wanted ? wanted.deadline + 1 : wanted.sent + PATIENCE, wanted.sent);
  if (Number.isNaN(final)) throw new StillUnknown("`deadline` must be Unix seconds");
  for (;;) {
    const isLast = Date.now() / 1000 > final;
    const txid = await look(wanted).catch((failure) => {
      if (isLast) throw failure;
      return null;
    });
    if (txid) return txid;
    if (isLast) break;
    await sleep(1000 * (Math.min(PAUSE, Math.max(final - Date.now() / 1000, 0)) + 0.1));
  }
  const { status } = await publicCall("SystemStatus");
  if (status !== "online") throw new StillUnknown(`Kraken is not online but ${status}: look again later`);
  return null;
}

try {
  const txid = await reconcile(JSON.parse(await text(process.stdin)));
  console.log(txid ? `EXISTS ${txid}` : "NOT FOUND");
  process.exitCode = txid ? 0 : 1;
} catch (failure) {
  // Whatever it is, it does not prove that the order is absent.
  console.log("STILL UNKNOWN");
  console.error(`${failure.name}: ${failure.message}`);
  process.exitCode = 2;
}
