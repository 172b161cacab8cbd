import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { photoSize, photoSrcSet, photoUrl, widthsOf } from '@/lib/catalogue/model/photo-sizes';
import { cutImage } from '@/lib/platform/image';
import { drawInSizes } from '@/lib/platform/image-sizes';

describe('the sizes of a photo', () => {
  test.each([
    [2400, [160, 320, 480, 800, 1200, 1600]], [1600, [160, 320, 480, 800, 1200, 1600]], [1000, [160, 320, 480, 800, 1000]], [480, [160, 320, 480]], [161, [160, 161]], [40, [40]], [1, [1]],
  ])('of one %i wide are never wider than it', (own, widths) => {
    expect(widthsOf(own)).toEqual(widths);
  });

  test('have addresses that are read back, and nothing else is an address', () => {
    expect(photoUrl('f_1', 480, 'avif')).toBe('/files/f_1/480.avif');
    expect(photoSize('480.avif')).toEqual({ width: 480, format: 'avif' });
    expect(photoSrcSet('f_1', [160, 320], 'webp')).toBe('/files/f_1/160.webp 160w, /files/f_1/320.webp 320w');
    for (const name of ['481.avif', '0480.avif', '480.png', '480', '.avif', '480.avif.webp', '480.AVIF', '4e2.webp', '', '99999999999999999999.webp']) expect(photoSize(name)).toBeUndefined();
  });

  test('are drawn in both formats, upright pictures too, and see-through ones stay so', async () => {
    const tall = await sharp({ create: { width: 500, height: 1000, channels: 4, background: { r: 90, g: 60, b: 30, alpha: 0 } } }).webp().toBuffer();
    const images = await drawInSizes(tall, widthsOf);
    const read = await Promise.all(images.map(async ({ width, format, data }) => ({ width, format, is: await sharp(data).metadata(), clear: !(await sharp(data).stats()).isOpaque })));
    expect(read.map(({ width, format }) => `${width}.${format}`)).toEqual(['160.webp', '160.avif', '320.webp', '320.avif', '480.webp', '480.avif', '500.webp', '500.avif']);
    for (const { width, format, is, clear } of read) {
      expect([is.width, is.height, is.format, is.exif, clear]).toEqual([width, width * 2, format === 'avif' ? 'heif' : 'webp', undefined, true]);
    }
  });
});

describe('a part of a photo', () => {
  /** Red on the left, blue on the right. */
  const halves = () => sharp({ create: { width: 400, height: 200, channels: 3, background: '#f00' } })
    .composite([{ input: { create: { width: 200, height: 200, channels: 3, background: '#00f' } }, left: 200, top: 0 }]).webp({ lossless: true }).toBuffer();

  test('is cut out where it was asked for', async () => {
    const cut = await cutImage(await halves(), { left: 250, top: 20, width: 100, height: 120 });
    if (!cut.ok) throw new Error(cut.error.code);
    const [red, , blue] = (await sharp(cut.value.data).stats()).channels;
    expect([(await sharp(cut.value.data).metadata()).width, (await sharp(cut.value.data).metadata()).height]).toEqual([100, 120]);
    expect([(red?.mean ?? 255) < 10, (blue?.mean ?? 0) > 240]).toEqual([true, true]);
  });

  test.each([[301, 0, 100, 100], [0, 101, 100, 100], [0, 0, 401, 1]])('is refused where it reaches outside: %i %i %i %i', async (left, top, width, height) => {
    const cut = await cutImage(await halves(), { left, top, width, height });
    expect(cut.ok ? 'cut' : cut.error.code).toBe('photos.outside');
  });
});
