/** What a catalogue's author may write beside the error and its aliases. */
export interface Pattern {
  phrase?: string;
  regex?: string;
  /** `false`: a hit is a suggestion, never a match. */
  certain?: boolean;
  note?: string;
}

/** The keys of an entry that the decoder reads; everything else passes through untouched. */
export interface Entry {
  error: string;
  slug: string;
  url?: string;
  aliases?: string[];
  patterns?: Pattern[];
  tail?: { kind?: string; meaning?: string } | null;
  family?: string | null;
  surfaces?: string[];
  summary?: string;
  outcome?: string;
  retry?: { class: string; wait_seconds?: number | null; note?: string };
  fixer?: string;
}

export interface Catalogue {
  errors: Entry[];
}

/** Text made plain, with the way back: character `i` came from `[starts[i], ends[i])` of the original. */
export interface Plain {
  text: string;
  original: string;
  /** `null` where every character kept its place. */
  starts: Int32Array | null;
  ends: Int32Array | null;
}

/** One run of a–z and 0–9 in the plain text. */
export interface Token {
  word: string;
  start: number;
  end: number;
}

/** One written form of an entry, cut up as the grammar reads it. */
export interface Spelling {
  entry: Entry;
  /** Place of the entry in the catalogue: the tie-breaker that makes results stable. */
  order: number;
  text: string;
  /** `E` or `W` with a lower-case category, or both empty for a text without one. */
  severity: string;
  category: string;
  words: string[];
  /** `hard[i]`: a colon, bracket or quote stands before word `i` in the written form. */
  hard: boolean[];
  /** Index of the first word that is a detail (after the message's own colon). */
  detail: number;
  /** A placeholder follows the last word: whatever comes next is a tail. */
  open: boolean;
  /** The error or an alias, as against a pattern's phrase. */
  written: boolean;
  certain: boolean;
  note: string;
}

export interface TrieNode {
  kids: Map<string, TrieNode>;
  ends: Spelling[];
  hard: boolean;
  detail: boolean;
}

/** A walk through the trie that ended on a known spelling. */
export interface Walk {
  spellings: Spelling[];
  /** Token after the last one used. */
  next: number;
  /** End in the plain text; inside a token where something was glued on. */
  end: number;
  /** Characters corrected on the way; 0 is what was written in the catalogue, case aside. */
  repairs: number;
  words: number;
}

/** Something found in the plain text; offsets are still plain ones. */
export interface Hit {
  entry: Entry;
  order: number;
  start: number;
  end: number;
  /** Extent of the tail in the plain text, or -1. */
  tailStart: number;
  tailEnd: number;
  certain: boolean;
  /** Strength of an uncertain hit, 0 to 1. */
  score: number;
  reason: string;
}

export interface Match {
  slug: string;
  error: string;
  start: number;
  end: number;
  tail: string | null;
  exact: boolean;
  url: string;
  /** Extent of the tail in the text given; absent without a tail. */
  tailStart?: number;
  tailEnd?: number;
  /** Only on suggestions: why it is one. */
  reason?: string;
}

export interface Unknown {
  text: string;
  severity: string;
  category: string;
  message: string;
  start: number;
  end: number;
}

export interface Recognised {
  kind: "ray_id" | "endpoint" | "nonce" | "request_id" | "time";
  value: string;
  start: number;
  end: number;
}

export interface Decoded {
  matches: Match[];
  suggestions: Match[];
  unknown: Unknown[];
  recognised: Recognised[];
  /** The text holds `{"error":[]}`: Kraken's way of saying that all went well. */
  success: boolean;
  /** The text speaks of a request that got no answer at all. */
  no_answer: boolean;
  /** The text was too long to be read whole; the likely places were. */
  partial: boolean;
}

/** Everything computed once per catalogue object. */
export interface Index {
  entries: Entry[];
  bySlug: Map<string, Entry>;
  /** `eapi` → {severity: "E", category: "api"}; `api` → {severity: "", category: "api"}. */
  categories: Map<string, { severity: string; category: string }>;
  coded: Map<string, TrieNode>;
  messages: TrieNode;
  bare: TrieNode;
  codes: Map<string, Entry>;
  /** Entries that stand for an answer of a server in between, not of Kraken's program. */
  statuses: Set<Entry>;
  codeFamily: Entry | null;
  noAnswer: Entry | null;
  regexes: { entry: Entry; order: number; regex: RegExp; literal: string; certain: boolean; note: string }[];
  orders: Map<Entry, number>;
}
