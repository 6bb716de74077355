/**
 * The first code of the worker, ahead of Pyodide's: takes away every way to the network that a worker has, before anything
 * else runs, and answers `fetch` from memory. The policy inherited from the frame forbids the network already; this is
 * a second lock, and what Pyodide needs to find its files.
 *
 * @typedef {import("../protocol.js").RuntimeFiles} RuntimeFiles
 */

/** An address that cannot exist; only `serveFromMemory` answers for it. */
export const MEMORY = "https://memory.invalid/";

for (const name of ["XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "importScripts", "indexedDB", "caches", "BroadcastChannel", "Worker"]) {
  Reflect.deleteProperty(globalThis, name);
  Object.defineProperty(globalThis, name, { value: undefined });
}

/** @type {RuntimeFiles | Promise<RuntimeFiles>} */
let memory = {};

/** @param {RuntimeFiles | Promise<RuntimeFiles>} files of which some may be asked for before they are there */
export function serveFromMemory(files) {
  memory = files;
}

const TYPES = /** @type {Record<string, string>} */ ({ wasm: "application/wasm", json: "application/json" });

globalThis.fetch = async (/** @type {RequestInfo | URL} */ input) => {
  const address = input instanceof Request ? input.url : String(input);
  const name = address.startsWith(MEMORY) ? address.slice(MEMORY.length) : "";
  const bytes = (await memory)[name];
  if (bytes === undefined) throw new TypeError(`${address} is not in memory, and this worker has no network`);
  const type = TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream";
  return new Response(bytes, { headers: { "Content-Type": type } });
};
