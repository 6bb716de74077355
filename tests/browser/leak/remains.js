/** What of the secret can be found on the page and in the storage of its origin: names of the places. */
async ({ secret }) => {
  const has = (value) => String(value).includes(secret);
  const places = {
    localStorage: async () => JSON.stringify({ ...localStorage }),
    sessionStorage: async () => JSON.stringify({ ...sessionStorage }),
    cookie: async () => document.cookie,
    indexedDB: async () => JSON.stringify(await indexedDB.databases()),
    caches: async () => JSON.stringify(await caches.keys()),
    broadcast: async () => JSON.stringify(globalThis.leakBroadcast),
    document: async () => document.documentElement.outerHTML,
    address: async () => location.href + JSON.stringify(history.state),
  };
  const found = [];
  for (const [name, read] of Object.entries(places)) {
    if (await read().then(has, () => false)) found.push(name);
  }
  return found;
}
