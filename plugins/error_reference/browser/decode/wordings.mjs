/** Words the standards and Cloudflare put beside a status; they tell a status from any other number. */
export const REASONS = new Map([
  ["403", "forbidden"], ["429", "too many requests"], ["500", "internal server error"], ["501", "not implemented"],
  ["502", "bad gateway|proxy error"], ["503", "service (?:temporarily )?unavailable|service temporarily|back-?end fetch failed"],
  ["504", "gateway[ _-]?time-?out"], ["520", "web server (?:is returning|returned) an unknown error|unknown error|origin error"],
  ["521", "web server is down|origin down"], ["522", "connection timed out|origin connection time-?out"],
  ["523", "origin (?:is )?unreachable"], ["524", "a timeout occurred|origin time-?out"], ["525", "(?:origin )?ssl handshake (?:failed|error)"],
  ["526", "(?:origin )?(?:invalid )?ssl certificate(?: error)?"], ["527", "railgun|origin error"], ["530", "(?:origin )?dns error|origin error|site frozen"],
  ["1005", "access denied|asn|autonomous"], ["1006", "access denied|banned|your ip"], ["1007", "access denied|banned"], ["1008", "access denied|banned"],
  ["1009", "access denied|the owner of this website|country"], ["1010", "access denied|the owner of this website|browser"],
  ["1012", "access denied"], ["1015", "you are being rate limited|rate limited"], ["1016", "origin dns error"], ["1020", "access denied"],
  ["1106", "access denied|banned"], ["1200", "too many requests|cache connection limit"],
]);

/** A number that can be a status: not part of a price, a time, an identifier or a negative code. */
export const NUMBER = /(?<![\w.,$€£#+@])(?:(?<=\b(?:http|cloudflare|error|status|code)-)|(?<!-))([45]\d\d|1[0-2]\d\d)(?!\w|%(?! of)|€|\$|[.,]\d|:\d\d\b|-\d)/g;

/** Wordings in which only a status of HTTP follows, one line a family of clients. */
export const BEFORE = new RegExp(
  "(?:" + [
    "http(?:/[123](?:\\.\\d)?)? {1,3}", "http-", "http[ _-]?(?:status|error|code|response|statuscode)(?:[ _-]?(?:code|line))?[\"']?(?: was not ok| of| was| is)?[ :=#(\\[]{1,4}",
    "status[ _-]?code[\"')]?(?: of| was| is)?[ :=#(\\[]{1,4}[\"']?", "response (?:status |code)[a-z ]{0,6}[:= (\\[]{1,4}", "url returned error:? ",
    "remote server returned an error: \\(", "<response \\[", "server (?:response|returned)(?: code)?[: (]{1,3}(?:http )?", "resulted in an? [`'\"]?",
    "statuscodeerror: ", "(?:http|response)error:? [\\[(]?", "does not indicate success: ", "responded with (?:a )?(?:http )?(?:status )?(?:code )?(?:of )?", "unexpected (?:http )?(?:status|response)(?: code)?[: ]+",
    "non-200 status(?: code)?[: ]+", "clientresponseerror: ", "contenttypeerror: ", "cf-error-code\"> ?", "transporterror\\(", "status line: ?",
    "\\bcloudflare (?:http )?(?:error |status )?(?:code:? )?", "(?:get|post|put|delete) https?://\\S{1,150} \\(?", "error code: ",
  ].join("|") + ")$",
);
export const CODE_BEFORE = /(?:\bhttp (?:error |status )?(?:code:? )?|cloudflare (?:error )?(?:code:? )?|cloudflare-|cf-error-code"> ?|"?error_code"?\s*[:=]\s*"?|error code:? ?|error 1xxx:? |error-)$/;
/** Wordings that a status shares with other numbers. */
export const WEAK_BEFORE = /(?:status|error|err|code|http|response|errno|failed|failed with|kraken\.com\S{0,80}|(?:-|=)?>|http\/\d(?:\.\d)?["'])["']?(?: code)?[ :=([#]{1,4}["']?$/;
export const WEAK_AFTER = /^[ -](?:error\b|response|status|http|code|page|from (?:cloudflare|kraken|the)|<(?:html|!doctype|none|head))/;
/** What follows the same number in messages of databases, and units. */
export const NO_STATUS = /^\s*(?:\(hy\d|\(\d{5}\)|\.? can'?t|ms\b|s\b|sec|eur\b|usdt?\b|xbt\b|btc\b|xrp\b|eth\b|lines|items|bytes|records|seconds|units|candles|orders|trades)/;
