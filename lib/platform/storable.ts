/** Deeper than anything that a protocol of ours nests. */
const DEEPEST = 64;

/** A text as the database can hold it: without NUL, and with U+FFFD where half a pair stands alone. */
const storableText = (text: string): string => text.replaceAll('\u0000', '').toWellFormed();

/**
 * What somebody outside sent as JSON, as a jsonb column can hold it: a revocation whose reason has a character that no
 * text of the database holds still binds. @throws RangeError for what is nested deeper than anything we know
 */
export function storable(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) throw new RangeError('nested too deeply');
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map((each) => storable(each, depth + 1));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [storableText(key), storable(each, depth + 1)]));
}
