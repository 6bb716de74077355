// What should a bot do after an error? Answers from errors.json; Node 18 or newer, or a browser; no package.
//
//   node retry-policy.mjs errors.json place "EService:Busy"

const LONGEST_PAUSE = 300; // seconds; whatever asks for more wants a person
const ATTEMPTS = 5;

/** The most specific entry and what follows it: `EService:Throttled:1741500000` has the tail `1741500000`. */
export function find(catalogue, error) {
  const known = new Map();
  for (const entry of catalogue.errors) {
    for (const spelling of [entry.error, ...entry.aliases]) known.set(spelling.toLowerCase(), entry);
  }
  const parts = error.split(":").map((part) => part.trim());
  for (let end = parts.length; end > 1; end -= 1) {
    const entry = known.get(parts.slice(0, end).join(":").toLowerCase());
    const tail = parts.slice(end).join(":");
    if (entry && (!tail || entry.tail)) return { entry, tail };
  }
  return { entry: known.get(error.trim().toLowerCase()), tail: "" };
}

/**
 * Returns {action: "stop" | "reconcile" | "retry", seconds, why, url}.
 *
 * operation  read, place, change, cancel or move_funds
 * attempt    how often this request was retried already
 * age        seconds since the order was decided on
 */
export function decide(catalogue, error, operation, { attempt = 0, age = 0, now = Date.now() / 1000 } = {}) {
  const { entry, tail } = find(catalogue, error);
  const row = entry?.by_operation[operation] ?? catalogue.defaults.by_operation[operation];
  const retry = entry?.retry ?? { note: "This error is not in the catalogue.", max_age_seconds: null };
  const answer = { action: "stop", seconds: null, why: retry.note, url: entry?.url ?? null };
  if (row.class === "reconcile") return { ...answer, action: "reconcile" };
  if (operation === "move_funds") {
    return { ...answer, why: "No program sends a withdrawal or transfer twice: a person decides." };
  }
  if (row.class === "never" || row.class === "after_fix") return answer;
  if ((operation === "place" || operation === "change") && retry.max_age_seconds && age > retry.max_age_seconds) {
    return { ...answer, why: "The price has moved on: decide anew." };
  }
  const seconds = pause(row, tail, { attempt, now });
  if (seconds === null) return { ...answer, why: "Tried often enough." };
  return { ...answer, action: "retry", seconds };
}

function pause(row, tail, { attempt, now }) {
  if (row.class === "refresh_once") return attempt === 0 ? 0 : null;
  if (attempt >= ATTEMPTS) return null;
  if (row.class === "wait" && row.wait_seconds) return row.wait_seconds;
  if (row.class === "wait" && /^\d+$/.test(tail)) {
    return Math.min(Math.max(Number(tail) + 1 - now, 1), LONGEST_PAUSE); // the Unix time from which it may be tried again
  }
  return Math.min(2 ** attempt * (1 + Math.random() / 4), LONGEST_PAUSE);
}

if (globalThis.process?.argv[1]?.endsWith("retry-policy.mjs")) {
  const { readFile } = await import("node:fs/promises");
  const [, , file, operation, error] = process.argv;
  console.log(JSON.stringify(decide(JSON.parse(await readFile(file, "utf8")), error, operation)));
}
