/** Who answers: the network, the store, or a document that has to load anew. */

const PATIENCE_MS = 3000;
const ANSWER_MS = 1000;
const BATCH = 6;

worker.addEventListener("install", (event) => {
  event.waitUntil(Promise.all(Object.keys(core).map(bring)).then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(dropOld().then(() => worker.clients.claim()));
});

worker.addEventListener("message", (event) => {
  if (event.data?.type === "fill") event.waitUntil(fill().then((more) => event.ports[0]?.postMessage(more)));
  if (event.data?.type !== "loaded") return;
  const loaded = event.data.urls.map((/** @type {string} */ url) => (url.startsWith(ROOT.href) ? url.slice(ROOT.href.length) : ""));
  event.waitUntil(Promise.allSettled(Object.keys(idle).filter((path) => loaded.includes(path)).map(bring)));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const ours = url.origin === ROOT.origin && url.pathname.startsWith(ROOT.pathname);
  if (!ours || request.method !== "GET" || request.headers.has("range")) return;
  const path = url.pathname.slice(ROOT.pathname.length);
  if (request.mode === "navigate") event.respondWith(visit(event, path));
  else if (NAMED_BY_HASH.test(path)) event.respondWith(unchanging(event, path));
  else if (isPage(path)) event.respondWith(insert(event, path));
  else if (HASHES.has(path)) event.respondWith(newest(event, path));
});

/** @param {FetchEvent} event @param {string} path */
async function visit(event, path) {
  try {
    return await newest(event, path);
  } catch (problem) {
    // Without the slash the page's own links would lead elsewhere.
    if (HASHES.has(`${path}/`)) return Response.redirect(new URL(`${path}/`, ROOT).href);
    const missing = isPage(path) ? await stored("404.html") : undefined;
    if (!missing) throw problem;
    return new Response(missing.body, { status: 404, headers: missing.headers });
  }
}

/**
 * A page for a document that is already open (the theme's instant navigation): only where both run the same scripts.
 * A document that does not fit loads the page anew.
 *
 * @param {FetchEvent} event @param {string} path
 */
async function insert(event, path) {
  const response = await newest(event, path);
  const client = await worker.clients.get(event.clientId);
  const html = await response.clone().text();
  const scripts = Array.from(html.matchAll(/<script[^>]* src="([^"]+)"/g), ([, src]) => new URL(src ?? "", event.request.url).href);
  if (!client) return response;
  const fits = await ask(client, { type: "fits", scripts });
  if (fits === true) return response;
  if (fits === false) await pause(PATIENCE_MS); // it is loading anew
  return Response.error();
}

/**
 * From the network; from the store where that fails or takes long.
 *
 * @param {FetchEvent} event @param {string} path
 */
async function newest(event, path) {
  const kept = await stored(path);
  // Not from the browser's own cache unasked: some hosts let it keep pages for a while.
  const fresh = fetch(event.request, { cache: "no-cache" }).then((response) => {
    if (kept && response.status >= 500) throw new Error(`${path}: the server answered ${response.status}`);
    if (HASHES.has(path)) event.waitUntil(keep(path, response.clone()).then((fits) => (fits ? undefined : lookForNewer(response))));
    return response;
  });
  event.waitUntil(fresh.then(nothing, nothing)); // also after the store has answered in its place
  if (!kept) return fresh;
  return Promise.race([fresh.catch(() => kept), pause(PATIENCE_MS).then(() => kept)]);
}

/** @param {FetchEvent} event @param {string} path */
async function unchanging(event, path) {
  const store = await caches.open(STORE);
  // Also of the version before this one: a tab that stayed open over an update still runs it.
  const kept = (await stored(path)) ?? (await store.match(new URL(path, ROOT), { ignoreSearch: true }));
  if (kept && event.request.cache !== "reload") return kept;
  const response = await fetch(event.request);
  if (HASHES.has(path)) event.waitUntil(keep(path, response.clone()));
  return response;
}

/** Store some more of what has no hurry; true while there is more. Never while a reader works in a sealed frame. */
async function fill() {
  const store = await caches.open(STORE);
  const kept = new Set((await store.keys()).map(({ url }) => url));
  const missing = Object.keys(idle).filter((path) => !kept.has(key(path)));
  const clients = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const busy = await Promise.all(clients.map((client) => ask(client, { type: "busy" })));
  if (busy.includes(true)) return missing.length > 0;
  const brought = await Promise.allSettled(missing.slice(0, BATCH).map(bring));
  return missing.length > BATCH && brought.every(({ status }) => status === "fulfilled");
}

/** @param {Client} client @param {object} message @returns {Promise<unknown>} undefined if it does not answer */
function ask(client, message) {
  const { port1, port2 } = new MessageChannel();
  client.postMessage(message, [port2]);
  return Promise.race([new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data))), pause(ANSWER_MS)]);
}

/** @param {string} path */
function isPage(path) {
  return !/\.[a-z0-9]+$/.test(path) || path.endsWith(".html");
}

/** @param {Response} response */
async function lookForNewer(response) {
  if (response.ok) await worker.registration.update();
}

function nothing() {}

/** @param {number} milliseconds @returns {Promise<undefined>} */
function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, undefined));
}
