/** What came of trying a financier. */
export interface Tried {
  /** `GET /health`, unsigned: milliseconds, or what came instead. */
  health: { ms: number } | { wrong: string };
  /** A signed question about a request that never was: `ok` where it is answered as the protocol says. */
  signed: 'ok' | 'refused-signature' | 'not-asked' | 'other';
  /** What came instead, where it is not `ok`. */
  seen?: string;
}
