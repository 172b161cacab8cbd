import sharp from 'sharp';
import { err, ok, type Result } from '@/lib/kernel/result';
import { imageFormat, isPolyglot } from './image-format';

export const MAX_IMAGE_BYTES = 10 * 1024 * 1024;
/** Enough for the cameras of today's phones; a picture of more is refused before it is decoded. */
const MAX_PIXELS = 64_000_000;
const LONGEST_SIDE = 1600;
const SECONDS = 15;

export interface CleanImage {
  data: Uint8Array<ArrayBuffer>;
  contentType: 'image/webp';
}

/**
 * A picture from a stranger, decoded and drawn anew: WebP, at most 1600 px on its longer side, upright, without
 * metadata (place, camera, thumbnails) and without anything that came along in the file.
 * Errors: `file-size`; `file-type` for what is no JPEG, PNG or WebP or is something else as well; `file-broken` for
 * what cannot be decoded within the limits.
 */
export async function cleanImage(bytes: Buffer): Promise<Result<CleanImage>> {
  if (bytes.byteLength > MAX_IMAGE_BYTES) return err({ code: 'file-size' });
  const format = imageFormat(bytes);
  if (!format || isPolyglot(bytes, format)) return err({ code: 'file-type' });
  try {
    const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true, pages: 1 });
    if ((await image.metadata()).format !== format) return err({ code: 'file-type' });
    const data = await image
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .webp({ quality: 82, effort: 2 })
      .toBuffer();
    return ok({ data: new Uint8Array(data), contentType: 'image/webp' });
  } catch {
    return err({ code: 'file-broken' });
  }
}
