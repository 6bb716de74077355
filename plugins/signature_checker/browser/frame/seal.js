for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection"]) Reflect.deleteProperty(globalThis, name);

// A policy speaks of requests. Browsers also look names up and open connections ahead of a request, for links and frames,
// whatever the policy says, and a name that is looked up is a message. So only elements that lead nowhere can be made here.
{
  const create = document.createElement.bind(document);
  const HARMLESS = Object.create(null);
  for (const name of (
    "abbr article aside b br button caption code col colgroup dd del details dfn div dl dt em fieldset figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 header hr i input ins kbd label legend li main mark nav ol optgroup option output p pre progress q s samp " +
    "section select small span strong sub summary sup table tbody td textarea tfoot th thead time tr u ul var wbr"
  ).split(" ")) HARMLESS[name] = true;

  // No method of the page's own is called in here: whoever attacks may have put another in its place.
  Document.prototype.createElement = (/** @type {string} */ name) => {
    if (typeof name !== "string" || !(name in HARMLESS)) throw new TypeError("the sealed frame makes no such element");
    return create(name);
  };

  // The other ways to an element: from a namespace, from markup, in another document.
  /** @type {[object, string[]][]} */
  const doors = [
    [Document.prototype, ["createElementNS", "write", "writeln", "execCommand", "importNode"]],
    [Document, ["parseHTML", "parseHTMLUnsafe"]],
    [DOMImplementation.prototype, ["createDocument", "createHTMLDocument"]],
    [Range.prototype, ["createContextualFragment"]],
    [globalThis, ["DOMParser", "XSLTProcessor"]],
    ...[Element.prototype, ShadowRoot.prototype].map((owner) => /** @type {[object, string[]]} */ ([owner, markupDoors(owner)])),
  ];
  for (const [owner, names] of doors) for (const name of names) Reflect.deleteProperty(owner, name);

  /** @param {object} owner */
  function markupDoors(owner) {
    return Object.getOwnPropertyNames(owner).filter((name) => /html/i.test(name));
  }
}
