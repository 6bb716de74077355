/**
 * Compares a value from the middle of the reader's code with the right ones.
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

/**
 * The step whose right value the reader has, in hex, base64 or as it is.
 *
 * @param {Trace} trace
 * @param {string} pasted
 * @returns {Stage | undefined}
 */
export function matchingStage(trace, pasted) {
  const plain = pasted.trim().replace(/^b?(["'])(.*)\1$/s, "$2");
  const found = steps(trace).find((step) => spellings(step).includes(plain) || (step.form === "hex" && asHex(plain) === step.value));
  return found?.id;
}

/** @param {Step} step */
function spellings(step) {
  return step.form === "hex" ? [step.value, base64(step.value)] : [step.value];
}

/** @param {string} text */
function asHex(text) {
  return text.toLowerCase().replace(/^0x|[\s:-]/g, "");
}

/** @param {string} hex */
function base64(hex) {
  return btoa(String.fromCharCode(...(hex.match(/../g) ?? []).map((pair) => parseInt(pair, 16))));
}
