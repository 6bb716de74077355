import { element } from "./dom.js";

/**
 * The steps of the algorithm with their right values, and where the reader's own way leaves them.
 *
 * @typedef {{ hashed_text: string, inner_digest: string, message: string, key_bytes: number, signature: string }} Trace
 * @typedef {"hashed_text" | "inner_digest" | "message" | "key" | "signature"} Stage
 * @typedef {{ id: Stage, title: string, how: string, value: string }} Step
 * @typedef {{ stage: Stage, value: string, equal: boolean }} Own an intermediate value that the reader pasted
 * @typedef {{ wrong: Map<Stage, string>, own?: Own | undefined, signed?: boolean, allEqual?: boolean }} Marks words by the steps that
 *   differ; `signed` is false where no secret was used, so that key and signature are not known
 */

/** @param {Trace} trace @returns {Step[]} */
function steps(trace) {
  return [
    { id: "hashed_text", title: "Text to hash", how: "nonce, then body", value: trace.hashed_text },
    { id: "inner_digest", title: "Inner digest", how: "SHA-256 of that text: 32 bytes, here in hex", value: trace.inner_digest },
    { id: "message", title: "Message", how: "path as text, then the 32 bytes, here in hex", value: trace.message },
    { id: "key", title: "Key", how: `the secret decoded from base64: ${trace.key_bytes} bytes`, value: "" },
    { id: "signature", title: "API-Sign", how: "HMAC-SHA512 of the message under the key: 64 bytes in base64", value: trace.signature },
  ];
}

const STEPS = /** @type {Record<string, Stage>} */ ({
  "hashed text": "hashed_text",
  "inner digest": "inner_digest",
  message: "message",
  nonce: "hashed_text",
  body: "hashed_text",
  "inner hash": "inner_digest",
  path: "message",
  join: "message",
  secret: "key",
});

/**
 * Where a mistake at this stage of `api_sign` first shows.
 *
 * @param {string} stage
 * @returns {Stage}
 */
export function stepOf(stage) {
  return STEPS[stage] ?? "signature";
}

/** @param {Trace} trace @param {Marks} marks */
export function pipeline(trace, marks) {
  const known = steps(trace).slice(0, marks.signed === false ? 3 : undefined);
  const items = known.map((step) => {
    const [kind, words] = markOf(step.id, marks);
    return element(
      "li",
      { "data-stage": step.id, ...(kind ? { class: kind } : {}) },
      element("span", { class: "step-title" }, step.title),
      element("span", { class: "muted" }, ` ${step.how}`),
      ...(words ? [" ", element("span", { class: "mark" }, words)] : []),
      ...(step.value ? [element("code", { translate: "no" }, step.value)] : []),
      ...yours(step, marks.own),
    );
  });
  return [element("h3", {}, "The right values, step by step"), element("ol", { class: "pipeline" }, ...items)];
}

/**
 * What follows from a wrong step differs as well, though nothing is wrong there; the key follows from nothing.
 *
 * @param {Stage} step
 * @param {Marks} marks
 * @returns {[kind: string, words: string]}
 */
function markOf(step, { wrong, own, allEqual }) {
  if (own?.stage === step && own.equal) return ["equal", "✓ yours is equal"];
  if (wrong.has(step)) return ["wrong", wrong.get(step) ?? ""];
  if (allEqual && step === "signature") return ["equal", "✓ yours is equal"];
  const order = /** @type {Stage[]} */ (["hashed_text", "inner_digest", "message", "signature"]);
  const before = step === "signature" ? /** @type {Stage[]} */ ([...order, "key"]) : order.slice(0, order.indexOf(step));
  return step !== "key" && before.some((earlier) => wrong.has(earlier)) ? ["after", "differs as a consequence"] : ["", ""];
}

/** @param {Step} step @param {Own | undefined} own */
function yours(step, own) {
  if (own === undefined || own.equal || own.stage !== step.id) return [];
  return [element("span", { class: "muted" }, "Yours:"), element("code", { class: "yours", translate: "no" }, own.value)];
}
