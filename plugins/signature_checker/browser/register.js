import { SignatureChecker } from "./element.js";

if (!customElements.get("signature-checker")) customElements.define("signature-checker", SignatureChecker);
