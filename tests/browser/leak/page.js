/** Tries to learn from the page what is typed in the frame; also keeps what other windows say. Gives what it learned. */
() => {
  const frame = document.querySelector("iframe");
  const ways = [
    () => frame.contentDocument.querySelector("[name=secret]").value,
    () => frame.contentWindow.document.querySelector("[name=secret]").value,
    () => frame.contentWindow.eval("document.querySelector('[name=secret]').value"),
    () => frames[0].document.forms[0].elements.namedItem("secret").value,
    () => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie,
    () => frame.contentWindow.name + frame.contentWindow.location.hash,
    () => JSON.stringify(globalThis.leakHeard),
  ];
  return ways.map((way) => {
    try {
      return String(way());
    } catch {
      return "";
    }
  });
}
