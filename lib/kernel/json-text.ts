import { err, ok, type Result } from './result';

const keysIn = (value: unknown): number => (typeof value !== 'object' || value === null ? 0
  : Object.values(value).reduce<number>((sum, each) => sum + keysIn(each), Array.isArray(value) ? 0 : Object.keys(value).length));

/** In JSON a string before a colon is a key, and nothing else is. */
const KEY = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

/** Reads JSON in which every key stands once (I-JSON, RFC 7493): of two, each reader may believe another. Errors: `json`, `repeated-key`. */
export function readJsonText(text: string): Result<unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err({ code: 'json' });
  }
  const written = [...text.matchAll(KEY)].filter(([, colon]) => colon !== undefined).length;
  return written === keysIn(value) ? ok(value) : err({ code: 'repeated-key' });
}
