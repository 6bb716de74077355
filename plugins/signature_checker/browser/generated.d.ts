/** Constants that the build writes ahead of the frame's script (frame.py). */
declare interface Example {
  id: string;
  short: string;
  path: string;
  nonce: string;
  body: string;
  secret: string;
  care: string;
  cannot_show: { id: string; stage: string; title: string }[];
}
declare const EXAMPLES: Example[];
declare const WORKER_SOURCE: string;
