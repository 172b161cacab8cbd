import { isPlainDate } from '@/lib/kernel/day-text';

/** One value that was noted beside an action, by what it is. */
export type Noted =
  | { kind: 'amount'; minor: bigint }
  | { kind: 'instant' | 'date' | 'text' | 'id'; text: string }
  | { kind: 'yes'; yes: boolean }
  | { kind: 'words'; words: string[] };

export interface NotedField {
  /** Key under `audit.fields`. */
  name: string;
  value: Noted;
}

export interface NotedEntry {
  /** What a line can say. */
  fields: NotedField[];
  /** Whether the whole must be unfolded to see everything: nested answers, fingerprints, ids. */
  folded: boolean;
}

const AMOUNTS = new Set(['financed', 'approvedAmount', 'monthlyInstalment', 'total']);
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const HASH = /^(?:[0-9a-f]{32,}|[\w+/-]{40,}={0,2})$/i;
const ID = /^[a-z]{1,4}_[0-9A-Z]{20,}$/;
const WHOLE = /^-?\d{1,18}$/;

const isAmount = (name: string, text: string) => (name.endsWith('Minor') || AMOUNTS.has(name)) && WHOLE.test(text);

function readText(name: string, text: string): Noted | undefined {
  if (isAmount(name, text)) return { kind: 'amount', minor: BigInt(text) };
  if (ID.test(text)) return { kind: 'id', text };
  if (HASH.test(text)) return undefined;
  if (INSTANT.test(text) && !Number.isNaN(Date.parse(text))) return { kind: 'instant', text };
  if (isPlainDate(text)) return { kind: 'date', text };
  return { kind: 'words', words: [text] };
}

/** What one value says, or undefined where only the original can show it. */
function read(name: string, value: unknown): Noted | undefined {
  if (typeof value === 'boolean') return { kind: 'yes', yes: value };
  if (typeof value === 'number') return isAmount(name, String(value)) ? { kind: 'amount', minor: BigInt(value) } : { kind: 'text', text: String(value) };
  if (typeof value === 'string') return value === '' ? undefined : readText(name, value);
  if (Array.isArray(value)) return value.length > 0 && value.every((each) => typeof each === 'string' && !HASH.test(each)) ? { kind: 'words', words: value as string[] } : undefined;
  const status = (value as { status?: unknown } | null)?.status;
  return typeof status === 'string' ? { kind: 'words', words: [status] } : undefined;
}

const isNested = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the JSON of an entry: what can be said in a line, and whether something remains that cannot. */
export function readNoted(data: string): NotedEntry {
  const entries = Object.entries(JSON.parse(data) as Record<string, unknown>).filter(([, value]) => value !== null && value !== undefined);
  const told = entries.map(([name, value]) => ({ name, value: read(name, value) }));
  return {
    fields: told.filter((field): field is NotedField => field.value !== undefined && field.value.kind !== 'id'),
    folded: entries.some(([, value], at) => isNested(value) || told[at]?.value === undefined || told[at].value.kind === 'id'),
  };
}
