import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { imageFormat, isPolyglot } from '@/lib/platform/image-format';
import { cleanImage, MAX_IMAGE_BYTES } from '@/lib/platform/image';

const canvas = (width = 64, height = 48) => sharp({ create: { width, height, channels: 3, background: '#806040' } });
const zip = Buffer.from('PK\x03\x04 not really', 'latin1');

/** A PNG that says it is as large as one likes, in a few hundred bytes. */
function bomb(side: number): Buffer {
  const crcTable = Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c >>> 0; });
  const crc = (data: Buffer) => { let c = 0xffffffff; for (const byte of data) c = (crcTable[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0; };
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(1000))), chunk('IEND', Buffer.alloc(0))]);
}

const code = async (bytes: Buffer) => {
  const result = await cleanImage(bytes);
  return result.ok ? 'taken' : result.error.code;
};

describe('a picture from a stranger', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('is taken as %s and becomes WebP', async (format) => {
    const result = await cleanImage(await canvas().toFormat(format).toBuffer());
    expect(result.ok && (await sharp(result.value.data).metadata())).toMatchObject({ format: 'webp', width: 64, height: 48 });
  });

  test('is at most 2400 px on its longer side, and never enlarged', async () => {
    const result = await cleanImage(await canvas(3200, 1000).jpeg().toBuffer());
    expect(result.ok && (await sharp(result.value.data).metadata())).toMatchObject({ width: 2400, height: 750 });
  });

  test('stands upright and says nothing of where and with what it was taken', async () => {
    const tagged = await canvas().withExif({ IFD0: { Make: 'Secret Camera' }, IFD3: { GPSLatitude: '37/1 33/1 0/1' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(tagged.includes('Secret Camera')).toBe(true);
    const result = await cleanImage(tagged);
    if (!result.ok) throw new Error(result.error.code);
    const metadata = await sharp(result.value.data).metadata();
    expect([metadata.exif, metadata.xmp, metadata.orientation, metadata.width, metadata.height]).toEqual([undefined, undefined, undefined, 48, 64]);
    expect(Buffer.from(result.value.data).includes('Secret')).toBe(false);
  });

  test.each([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['SVG with a declaration', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['GIF', Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1')],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['PDF', Buffer.from('%PDF-1.7')],
    ['nothing', Buffer.alloc(0)],
  ])('is refused as %s', async (_, bytes) => {
    expect(await code(bytes)).toBe('file-type');
  });

  test('is refused when it is something else as well: a page in a comment, an archive or a document at its end', async () => {
    const jpeg = await canvas().jpeg().toBuffer();
    const png = await canvas().png().toBuffer();
    const webp = await canvas().webp().toBuffer();
    const comment = Buffer.from('<script>alert(1)</script>');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(comment.length + 2);
    const commented = Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, comment, jpeg.subarray(2)]);
    for (const bytes of [commented, ...[jpeg, png, webp].map((each) => Buffer.concat([each, zip])), Buffer.concat([png, Buffer.from('%PDF-1.7')]), Buffer.concat([jpeg, Buffer.from('<?php echo 1;')])]) {
      expect(await code(bytes)).toBe('file-type');
    }
  });

  test('is taken though its pixels happen to spell a document', async () => {
    const pixels = Buffer.alloc(300 * 100 * 3, '<svg <script>%PDF-');
    const stored = await sharp(pixels, { raw: { width: 300, height: 100, channels: 3 } }).png({ compressionLevel: 0, adaptiveFiltering: false }).toBuffer();
    expect(stored.includes('<script>')).toBe(true);
    expect(await code(stored)).toBe('taken');
    const jpeg = await canvas().jpeg().toBuffer();
    const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]));
    const begins = scan + 2 + jpeg.readUInt16BE(scan + 2);
    expect(isPolyglot(Buffer.concat([jpeg.subarray(0, begins), Buffer.from('<svg >'), jpeg.subarray(begins)]), 'jpeg')).toBe(false);
  });

  test('is refused with a document in any of its words: a text of a PNG, a comment between the scans of a JPEG, the notes of a WebP', async () => {
    const noted = { exif: { IFD0: { ImageDescription: '<script>alert(1)</script>' } } };
    for (const format of ['jpeg', 'png', 'webp'] as const) expect(await code(await canvas().withExif(noted.exif).toFormat(format).toBuffer())).toBe('file-type');
    const progressive = await canvas(300, 200).jpeg({ progressive: true }).toBuffer();
    const last = progressive.lastIndexOf(Buffer.from([0xff, 0xda]));
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, 8]), Buffer.from('<html>')]);
    expect(await code(Buffer.concat([progressive.subarray(0, last), comment, progressive.subarray(last)]))).toBe('file-type');
  });

  test('keeps its picture and loses what its camera appended', async () => {
    const film = Buffer.concat([await canvas().jpeg().toBuffer(), Buffer.from('\0\0\0\x18ftypmp42 a motion photo', 'latin1')]);
    const result = await cleanImage(film);
    expect(result.ok && Buffer.from(result.value.data).includes('ftyp')).toBe(false);
    expect(result.ok).toBe(true);
  });

  test('is eight bits of sRGB, whatever it was, and of what moves the first picture', async () => {
    const deep = await canvas().toColourspace('rgb16').png().toBuffer();
    const printed = await canvas().toColourspace('cmyk').jpeg().toBuffer();
    const frames = Buffer.concat([Buffer.alloc(32 * 32 * 3, 200), Buffer.alloc(32 * 32 * 3, 20)]);
    const moving = await sharp(frames, { raw: { width: 32, height: 64, channels: 3, pageHeight: 32 } }).webp({ delay: [100, 100] }).toBuffer();
    expect(await Promise.all([deep, printed, moving].map(async (bytes) => { const { depth, space, pages } = await sharp(bytes).metadata(); return [depth, space, pages]; })))
      .toEqual([['ushort', 'rgb16', undefined], ['uchar', 'cmyk', undefined], ['uchar', 'srgb', 2]]);
    for (const bytes of [deep, printed, moving]) {
      const result = await cleanImage(bytes);
      expect(result.ok && (await sharp(result.value.data).metadata())).toMatchObject({ format: 'webp', depth: 'uchar', space: 'srgb' });
    }
    const first = await cleanImage(moving);
    expect(first.ok && (await sharp(first.value.data).metadata())).toMatchObject({ width: 32, height: 32 });
    expect(first.ok && (await sharp(first.value.data).stats()).channels[0]?.mean).toBeGreaterThan(150);
  });

  test('is refused as too large before it is decoded: a bomb is told so, not that it cannot be read', async () => {
    const began = performance.now();
    for (const side of [60_000, 8_001]) expect(await code(bomb(side))).toBe('photos.too-many-pixels');
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test('is refused when cut short, when it lies about its kind, and when it is too large', async () => {
    const jpeg = await sharp(Buffer.from(Array.from({ length: 300 * 300 * 3 }, (_, n) => (n * 7919) % 251)), { raw: { width: 300, height: 300, channels: 3 } }).jpeg().toBuffer();
    expect(await code(jpeg.subarray(0, jpeg.length / 2))).toBe('file-broken');
    expect(await code(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(200)]))).toBe('file-broken');
    expect(await code(Buffer.alloc(MAX_IMAGE_BYTES + 1))).toBe('file-size');
  });

  test('is told by its first bytes, not by its name', async () => {
    expect([imageFormat(await canvas().jpeg().toBuffer()), imageFormat(await canvas().png().toBuffer()), imageFormat(await canvas().webp().toBuffer())]).toEqual(['jpeg', 'png', 'webp']);
    expect(isPolyglot(await canvas().jpeg().toBuffer(), 'jpeg')).toBe(false);
  });
});
