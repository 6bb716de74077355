/**
 * Keeps the site for readers without a network. Stored is only what passed through here and has the hash that the build
 * wrote down, under that hash, so no answer from the store is ever of another version than this worker.
 *
 * @typedef {Record<string, string>} Hashes address below the site's root → first half of the content's SHA-256, in hex
 * @typedef {{version: string, core: Hashes, idle: Hashes, used: Hashes}} Build stored at once; when nothing else is to do; once used
 */

const worker = /** @type {ServiceWorkerGlobalScope & {BUILD: Build}} */ (/** @type {unknown} */ (self));
const { core, idle, used } = worker.BUILD;
const HASHES = new Map(Object.entries({ ...core, ...idle, ...used }));
const ROOT = new URL("./", worker.location.href);
const STORE = `offline ${ROOT.pathname}`;
const LEFT_OVER = new URL("?left-over", ROOT).href;
const NAMED_BY_HASH = /\.[0-9a-f]{8,64}(\.min)?\.[a-z0-9]+$/;

/** @param {string} path */
async function bring(path) {
  if (await stored(path)) return;
  const response = await fetch(new URL(path, ROOT), { cache: NAMED_BY_HASH.test(path) ? "default" : "no-cache" });
  if (!(await keep(path, response))) throw new Error(`${path} is not the file of version ${worker.BUILD.version}`);
}

/** @param {string} path @param {Response} response @returns {Promise<boolean>} whether it is the file of this version */
async function keep(path, response) {
  const bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 16);
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hash !== HASHES.get(path)) return false;
  const headers = new Headers(response.headers);
  // They are about the bytes as they travelled.
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  await (await caches.open(STORE)).put(key(path), new Response(bytes, { headers }));
  return true;
}

/** Drop what this version does not have; files that an open tab may still ask for, one update later. */
async function dropOld() {
  const store = await caches.open(STORE);
  const current = new Set([LEFT_OVER, ...Array.from(HASHES.keys(), key)]);
  const old = (await store.keys()).map(({ url }) => url).filter((url) => !current.has(url));
  const before = /** @type {string[]} */ ((await (await store.match(LEFT_OVER))?.json()) ?? []);
  const stays = old.filter((url) => NAMED_BY_HASH.test(new URL(url).pathname) && !before.includes(url));
  await Promise.all(old.filter((url) => !stays.includes(url)).map((url) => store.delete(url)));
  await store.put(LEFT_OVER, Response.json(stays));
}

/** @param {string} path */
async function stored(path) {
  return HASHES.has(path) ? (await caches.open(STORE)).match(key(path)) : undefined;
}

/** @param {string} path */
function key(path) {
  return new URL(`${path}?${HASHES.get(path)}`, ROOT).href;
}
