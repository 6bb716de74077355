/**
 * The steps of the algorithm, and where a mistake shows in them.
 *
 * @typedef {{ hashed_text: string, inner_digest: string, message: string, key_bytes: number, signature: string }} Trace
 * @typedef {"hashed_text" | "inner_digest" | "message" | "signature"} Stage
 * @typedef {{ id: Stage, title: string, how: string, value: string, form: string }} Step
 */

/**
 * The steps of the algorithm with the right value of each.
 *
 * @param {Trace} trace
 * @returns {Step[]}
 */
export function steps(trace) {
  return [
    { id: "hashed_text", title: "Text to hash", how: "nonce, then body", value: trace.hashed_text, form: "text" },
    { id: "inner_digest", title: "Inner digest", how: "SHA-256 of that text: 32 bytes", value: trace.inner_digest, form: "hex" },
    { id: "message", title: "Message", how: "path as text, then the 32 bytes", value: trace.message, form: "hex" },
    { id: "signature", title: "API-Sign", how: `HMAC-SHA512 with the decoded secret (${trace.key_bytes} bytes), in base64`, value: trace.signature, form: "base64" },
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
