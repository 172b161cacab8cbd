/** No contract of ours is near it: what is larger is not read at all. */
export const MOST_BYTES = 10 * 1024 * 1024;

/** The hex digits of a signature with its certificates and a time stamp are some 18,000. */
const MOST_DIGITS = 128 * 1024;
/** A gap of fewer bytes holds no signature with its certificate. */
const LEAST_GAP = 1_000;
/** How far around its byte range the rest of a signature's dictionary is looked for. */
const AROUND = 4_000;

/** `moved`: all of it lies further back than it says; `rebuilt`: it does not lie where it says, nor a file around it that does. */
export type RangeFault = 'range' | 'partial' | 'truncated' | 'contents' | 'appended' | 'moved' | 'rebuilt';

export interface PdfSignature {
  /** How many there are; this is the first. */
  count: number;
  /** Of the form that a contract is sealed in (PAdES, `ETSI.CAdES.detached`). */
  pades: boolean;
  /** When its dictionary says that it was made. */
  claimedAt: Date | null;
  /** What keeps it from covering the whole file. */
  fault: RangeFault | null;
  /** By how many bytes it was moved. */
  moved: number;
  /** What it was made over, and the signature itself (CMS, DER); null where its ranges name no such parts. */
  parts: { covered: Uint8Array<ArrayBuffer>; cms: Uint8Array<ArrayBuffer>; /** Where what it covers ends. */ end: number } | null;
}

/** One character a byte, whatever they are. */
export const asLatin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

export const isPdf = (bytes: Uint8Array): boolean => asLatin(bytes.subarray(0, 1024)).includes('%PDF-');

/** A DER value from hex, after which there may be nothing but zeros: another digit would be a change that the signature does not notice. */
function derFrom(digits: string): Uint8Array<ArrayBuffer> | null {
  if (digits.length % 2 !== 0 || digits.length > MOST_DIGITS || !/^[0-9A-Fa-f]+$/.test(digits)) return null;
  const bytes = Uint8Array.from({ length: digits.length / 2 }, (_, index) => Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16));
  const [tag, first = 0] = bytes;
  const more = first < 0x80 ? 0 : first - 0x80;
  if (tag !== 0x30 || more > 3) return null;
  const length = more === 0 ? first : bytes.subarray(2, 2 + more).reduce((sum, byte) => sum * 256 + byte, 0);
  const end = 2 + more + length;
  return end <= bytes.length && bytes.subarray(end).every((byte) => byte === 0) ? bytes.slice(0, end) : null;
}

/** `D:20261209060200Z`, or with how far it is from UTC: `+09'00'`. */
function dateIn(text: string): Date | null {
  const [, year, month, day, hour, minute, second, zone = 'Z'] = /\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d'?\d\d)?/.exec(text) ?? [];
  if (!year) return null;
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.replaceAll("'", '').slice(3)}`;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** What a signature does not cover of itself is held to be written as ours are: in capitals, so that no letter can be another. */
const isWrittenAsOurs = (between: string): boolean => /^<[0-9A-F]+>$/.test(between);

interface Ranges { from: number; gap: number; resume: number; end: number }

/** `[0 67460 72582 745]`: two runs of bytes with the signature between them; null where they are no such. */
function rangesIn(text: string): Ranges | null {
  const inside = /^\/ByteRange\s*\[([^\]]{1,120})\]/.exec(text)?.[1]?.trim().split(/\s+/);
  if (inside?.length !== 4 || !inside.every((each) => /^\d{1,10}$/.test(each))) return null;
  const [from = 0, first = 0, resume = 0, second = 0] = inside.map(Number);
  return first > 0 && second > 0 && resume > from + first ? { from, gap: from + first, resume, end: resume + second } : null;
}

/** Where the digits of the signature begin and end in truth, `<` and `>` with them; null where there are none near. */
function digitsAfter(text: string, at: number): { gap: number; resume: number } | null {
  const found = /\/Contents\s*(<[^<>]*>)/.exec(text.slice(at, at + MOST_DIGITS + AROUND));
  const gap = found?.[1] === undefined ? -1 : at + found.index + found[0].length - found[1].length;
  return found?.[1] === undefined ? null : { gap, resume: gap + found[1].length };
}

/** Whether a signature lies in the gap that the ranges leave; of a file that was cut off there may be only its beginning. */
const isInPlace = (text: string, { gap, resume }: Ranges): boolean => text[gap] === '<' && (resume > text.length || text[resume - 1] === '>');

/** A file that lies within another still has its ranges right, counted from its own beginning. */
function movedBy(text: string, { gap, resume, end }: Ranges, digits: ReturnType<typeof digitsAfter>): number {
  const by = (digits?.gap ?? 0) - gap;
  return by > 0 && digits?.resume === resume + by && text.startsWith('%PDF-', by) && end + by <= text.length ? by : 0;
}

function faultOf(text: string, ranges: Ranges, moved: number): RangeFault | null {
  const { from, gap, resume, end } = ranges;
  if (moved > 0) return 'moved';
  if (from === 0 && end !== text.length && resume - gap > LEAST_GAP && !isInPlace(text, ranges)) return 'rebuilt';
  if (end > text.length) return 'truncated';
  if (from !== 0) return 'partial';
  return end < text.length ? 'appended' : null;
}

function cmsIn(text: string, gap: number, resume: number): Uint8Array<ArrayBuffer> | null {
  const between = resume - gap <= MOST_DIGITS + 2 ? text.slice(gap, resume) : '';
  return between.startsWith('<') && between.endsWith('>') ? derFrom(between.slice(1, -1)) : null;
}

function partsOf(bytes: Uint8Array, text: string, { from, gap, resume, end }: Ranges): PdfSignature['parts'] {
  const cms = cmsIn(text, gap, resume);
  if (!cms) return null;
  const covered = new Uint8Array(gap - from + end - resume);
  covered.set(bytes.subarray(from, gap));
  covered.set(bytes.subarray(resume, end), gap - from);
  return { covered, cms, end };
}

/** Of what was rebuilt, who signed can still be read; what it was made over is no longer there. */
function partsLeft(text: string, digits: ReturnType<typeof digitsAfter>): PdfSignature['parts'] {
  const cms = digits && cmsIn(text, digits.gap, digits.resume);
  return cms ? { covered: new Uint8Array(), cms, end: text.length } : null;
}

/** The rest of the dictionary, before its signature and after it. */
function dictionaryAround(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - AROUND), at);
  const signature = /\/Contents\s*<[0-9A-Fa-f]*>/y;
  const after = text.slice(at, at + MOST_DIGITS + AROUND);
  const contents = after.indexOf('/Contents');
  signature.lastIndex = Math.max(0, contents);
  const rest = contents < 0 ? after : after.slice(0, contents) + after.slice(contents + (signature.exec(after)?.[0].length ?? 0));
  return before.slice(before.lastIndexOf(' obj') + 1) + rest.slice(0, AROUND).split('endobj')[0];
}

/** The first signature of a file and how many there are, from its bytes alone; null where there is none. */
export function findSignature(bytes: Uint8Array): PdfSignature | null {
  const text = asLatin(bytes);
  const at = text.indexOf('/ByteRange');
  if (at < 0) return null;
  const dictionary = dictionaryAround(text, at);
  const about = {
    count: text.slice(at).split('/ByteRange', 20).length - 1,
    pades: /\/SubFilter\s*\/ETSI\.CAdES\.detached\b/.test(dictionary), claimedAt: dateIn(dictionary),
  };
  const ranges = rangesIn(text.slice(at, at + 200));
  if (!ranges) return { ...about, fault: 'range', moved: 0, parts: null };
  return { ...about, ...placed(bytes, text, ranges, digitsAfter(text, at)) };
}

function placed(bytes: Uint8Array, text: string, ranges: Ranges, digits: ReturnType<typeof digitsAfter>): Pick<PdfSignature, 'fault' | 'moved' | 'parts'> {
  const { from, gap, resume, end } = ranges;
  const moved = movedBy(text, ranges, digits);
  const fault = faultOf(text, ranges, moved);
  if (fault === 'truncated') return { fault, moved, parts: null };
  if (fault === 'rebuilt') return { fault, moved, parts: partsLeft(text, digits) };
  const parts = partsOf(bytes, text, { from: from + moved, gap: gap + moved, resume: resume + moved, end: end + moved });
  if (!parts && fault !== 'moved' && fault !== 'partial') return { fault: 'contents', moved, parts };
  return { fault: fault ?? (isWrittenAsOurs(text.slice(gap, resume)) ? null : 'contents'), moved, parts };
}
