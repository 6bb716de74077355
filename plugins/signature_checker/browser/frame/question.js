import { fillFromRequest, readRequest, showFieldError, valueOf } from "./fields.js";
import { CommandError } from "./python.js";

/**
 * What Python is asked besides the verdict, each question with the fields it reads.
 *
 * @typedef {import("./outcome.js").Comparison} Comparison
 * @typedef {import("./limits.js").Hidden} Hidden
 * @typedef {import("./python.js").Python} Python
 * @typedef {import("./stage.js").Trace} Trace
 */

/** The first three steps need no secret; this one, of two bytes, stands in where none was typed. */
const NO_SECRET = "AAA=";

/** Fills empty fields from the pasted request, if there is one. @param {Python} python */
export async function readPastedRequest(python) {
  if (valueOf("request").trim() === "") return;
  const parsed = await answer(python, "parse", { text: valueOf("request") }, "request");
  if (parsed !== undefined) fillFromRequest(/** @type {Record<string, unknown>} */ (parsed));
}

/**
 * @param {Python} python
 * @returns {Promise<Comparison | undefined>} undefined without an intermediate value, or with one that cannot be read
 */
export async function compareStage(python) {
  const value = valueOf("stage-value");
  if (value.trim() === "") return undefined;
  const { path, nonce, body } = readRequest();
  const request = { path, nonce, body };
  const found = await answer(python, "compare", { ...request, stage_value: value }, "stage-value");
  if (found === undefined) return undefined;
  const trace = /** @type {Trace | undefined} */ (await answer(python, "trace", { ...request, secret: NO_SECRET }));
  return { .../** @type {Comparison} */ (found), value, ...(trace && { trace }) };
}

/**
 * Mistakes that would have given the right signature of one's own request too.
 *
 * @param {Python} python
 * @returns {Promise<Hidden[]>}
 */
export async function hiddenMistakes(python) {
  const found = await answer(python, "limits", readRequest());
  return /** @type {{ cannot_show: Hidden[] } | undefined} */ (found)?.cannot_show ?? [];
}

/**
 * @param {Python} python
 * @param {string} command
 * @param {Record<string, unknown>} request
 * @param {string} [field] where to say that the command refused its input
 * @returns {Promise<unknown>} undefined when it did
 */
async function answer(python, command, request, field) {
  try {
    return await python.run(command, request);
  } catch (problem) {
    if (!(problem instanceof CommandError)) throw problem;
    if (field) showFieldError(field, problem.message);
    return undefined;
  }
}
