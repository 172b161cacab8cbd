export type ImageFormat = 'jpeg' | 'png' | 'webp';

const ascii = (bytes: Buffer, from: number, text: string) => bytes.subarray(from, from + text.length).toString('latin1') === text;

/** What the first bytes say the file is; undefined for everything that is not taken (SVG, GIF, HEIC, PDF, …). */
export function imageFormat(bytes: Buffer): ImageFormat | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (ascii(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'png';
  if (ascii(bytes, 0, 'RIFF') && ascii(bytes, 8, 'WEBP')) return 'webp';
  return undefined;
}

/** Ends a PNG: the chunk IEND, which has no data and always this checksum. */
const PNG_END = Buffer.from('0000000049454e44ae426082', 'hex');

function pngEnd(bytes: Buffer): number {
  for (let at = 8; at + 12 <= bytes.length;) {
    if (bytes.subarray(at, at + 12).equals(PNG_END)) return at + 12;
    at += 12 + bytes.readUInt32BE(at);
  }
  return bytes.length;
}

/** Walks a JPEG's segments by their lengths (so that a thumbnail inside one is passed over) to the marker that ends it. */
function jpegEnd(bytes: Buffer): number {
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) at = nextMarker(bytes, at);
    else if (marker === 0xd9) return at + 2;
    else if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return bytes.length;
}

/** In the compressed data: the next 0xff that is not a stuffed byte. */
function nextMarker(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] !== 0x00) return at;
  }
  return bytes.length;
}

const webpEnd = (bytes: Buffer) => Math.min(bytes.length, 8 + bytes.readUInt32LE(4));

const END = { jpeg: jpegEnd, png: pngEnd, webp: webpEnd } as const;

/** Beginnings of what a browser or a reader might take the file for instead. */
const DOCUMENTS = ['<script', '<html', '<!doctype', '<svg', '<?php', '%pdf-'] as const;
const ARCHIVES = ['PK\x03\x04', 'Rar!\x1a\x07', '7z\xbc\xaf\x27\x1c'] as const;

/**
 * Whether the file is also something else: a document anywhere in it, or an archive behind the picture's end. What
 * cameras themselves append (a motion photo's film) is neither, and is lost on re-encoding.
 */
export function isPolyglot(bytes: Buffer, format: ImageFormat): boolean {
  const text = bytes.toString('latin1').toLowerCase();
  if (DOCUMENTS.some((beginning) => text.includes(beginning))) return true;
  const tail = bytes.subarray(END[format](bytes));
  return ARCHIVES.some((beginning) => tail.includes(beginning, 0, 'latin1'));
}
