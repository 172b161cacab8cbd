import { err, ok, type Result } from './result';

/** How many keys a JSON value has, without recursion: whoever sends brackets alone exhausts no stack. */
function keysIn(value: unknown): number {
  let count = 0;
  const left = [value];
  for (let each = left.pop(); each !== undefined; each = left.pop()) {
    if (typeof each !== 'object' || each === null) continue;
    if (!Array.isArray(each)) count += Object.keys(each).length;
    for (const inner of Object.values(each)) left.push(inner);
  }
  return count;
}

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
