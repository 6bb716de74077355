// Leads from the address of another spelling to the error's page. A script of the page's own, because a refresh in
// the page's head would need no reader's consent to move on and breaks the Back button in some browsers.
const target = /** @type {HTMLAnchorElement | null} */ (document.getElementById("target"));
if (target) location.replace(target.href + location.hash);
