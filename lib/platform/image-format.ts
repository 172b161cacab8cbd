export type ImageFormat = 'jpeg' | 'png' | 'webp';

const ascii = (bytes: Buffer, from: number, text: string) => bytes.subarray(from, from + text.length).toString('latin1') === text;

/** What the first bytes say the file is; undefined for everything that is not taken (SVG, GIF, HEIC, PDF, …). */
export function imageFormat(bytes: Buffer): ImageFormat | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (ascii(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'png';
  if (ascii(bytes, 0, 'RIFF') && ascii(bytes, 8, 'WEBP')) return 'webp';
  return undefined;
}

/** What a file says beside its picture: its segments of words, colours and thumbnails, and what follows its end. */
interface Beside {
  segments: Buffer[];
  tail: Buffer;
}

/** Ends a PNG: the chunk IEND, which has no data and always this checksum. */
const PNG_END = Buffer.from('0000000049454e44ae426082', 'hex');
const PNG_PIXELS = ['IDAT', 'fdAT'];

function besidePng(bytes: Buffer): Beside {
  const segments: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    if (bytes.subarray(at, at + 12).equals(PNG_END)) return { segments, tail: bytes.subarray(at + 12) };
    const next = at + 12 + bytes.readUInt32BE(at);
    if (!PNG_PIXELS.some((type) => ascii(bytes, at + 4, type))) segments.push(bytes.subarray(at + 8, next));
    at = next;
  }
  return { segments, tail: bytes.subarray(bytes.length) };
}

/** Walks a JPEG's segments by their lengths (so that a thumbnail inside one is passed over) to the marker that ends it. */
function besideJpeg(bytes: Buffer): Beside {
  const segments: Buffer[] = [];
  let at = 2;
  while (at + 1 < bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) at = nextMarker(bytes, at);
    else if (marker === 0xd9) return { segments, tail: bytes.subarray(at + 2) };
    else if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else if (at + 4 > bytes.length) break;
    else {
      const next = at + 2 + bytes.readUInt16BE(at + 2);
      segments.push(bytes.subarray(at + 4, next));
      at = next;
    }
  }
  return { segments, tail: bytes.subarray(bytes.length) };
}

/** In the compressed data: the next 0xff that is not a stuffed byte. */
function nextMarker(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] !== 0x00) return at;
  }
  return bytes.length;
}

const WEBP_PIXELS = ['VP8 ', 'VP8L', 'ALPH', 'ANMF'];

function besideWebp(bytes: Buffer): Beside {
  const segments: Buffer[] = [];
  const end = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  for (let at = 12; at + 8 <= end;) {
    const length = bytes.readUInt32LE(at + 4);
    if (!WEBP_PIXELS.some((type) => ascii(bytes, at, type))) segments.push(bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length + (length % 2);
  }
  return { segments, tail: bytes.subarray(end) };
}

const BESIDE = { jpeg: besideJpeg, png: besidePng, webp: besideWebp } as const;

/** Beginnings of what a browser or a reader might take the file for instead. */
const DOCUMENT = /<(?:script|html|svg)[\s/>]|<!doctype|<\?php|%pdf-/i;
const ARCHIVES = ['PK\x03\x04', 'Rar!\x1a\x07', '7z\xbc\xaf\x27\x1c'] as const;

/**
 * Whether the file is also something else: a document beside the picture, or an archive behind its end. The pixels are
 * not read for it: of some hundred honest photos of several megabytes one has `<svg` in them by chance. What cameras
 * themselves append (a motion photo's film) is neither, and is lost on re-encoding.
 */
export function isPolyglot(bytes: Buffer, format: ImageFormat): boolean {
  const { segments, tail } = BESIDE[format](bytes);
  if ([...segments, tail].some((part) => DOCUMENT.test(part.toString('latin1')))) return true;
  return ARCHIVES.some((beginning) => tail.includes(beginning, 0, 'latin1'));
}
