import sharp, { type Metadata, type Sharp } from 'sharp';
import { err, ok, type Result } from '@/lib/kernel/result';
import { imageFormat, isPolyglot, type ImageFormat } from './image-format';

export const MAX_IMAGE_BYTES = 10 * 1024 * 1024;
/** Enough for the cameras of today's phones; a picture of more is refused before it is decoded. */
const MAX_PIXELS = 64_000_000;
const LONGEST_SIDE = 2400;
const SECONDS = 15;

export interface CleanImage {
  data: Uint8Array<ArrayBuffer>;
  contentType: 'image/webp';
}

/** A part of a picture, in its own pixels. */
export interface Part {
  left: number;
  top: number;
  width: number;
  height: number;
}

const opened = (bytes: Uint8Array) => sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true, pages: 1 });

/** What the file's head says, without decoding: how large it would become is known before it becomes so. */
const headOf = (bytes: Buffer): Promise<Metadata | null> =>
  sharp(bytes, { limitInputPixels: false, pages: 1 }).metadata().catch(() => null);

async function refusal(bytes: Buffer, format: ImageFormat): Promise<string | undefined> {
  const head = await headOf(bytes);
  if (!head) return 'file-broken';
  if (head.format !== format) return 'file-type';
  return head.width * head.height > MAX_PIXELS ? 'photos.too-many-pixels' : undefined;
}

/** Eight bits of sRGB, at a quality from which it may be drawn again in smaller sizes. */
async function drawn(image: Sharp): Promise<Result<CleanImage>> {
  try {
    const data = await image.timeout({ seconds: SECONDS }).toColourspace('srgb').webp({ quality: 90, effort: 1 }).toBuffer();
    return ok({ data: new Uint8Array(data), contentType: 'image/webp' });
  } catch (error) {
    return err({ code: error instanceof Error && error.message.startsWith('timeout') ? 'busy' : 'file-broken' });
  }
}

/**
 * A picture from a stranger, decoded and drawn anew: WebP, at most 2400 px on its longer side, upright, the first of
 * what moves, without metadata (place, camera, thumbnails) and without anything that came along in the file.
 * Errors: `file-size`; `file-type` for what is no JPEG, PNG or WebP or is something else as well;
 * `photos.too-many-pixels`; `file-broken` for what cannot be decoded; `busy` for what could not be in time.
 */
export async function cleanImage(bytes: Buffer): Promise<Result<CleanImage>> {
  if (bytes.byteLength > MAX_IMAGE_BYTES) return err({ code: 'file-size' });
  const format = imageFormat(bytes);
  if (!format || isPolyglot(bytes, format)) return err({ code: 'file-type' });
  const code = await refusal(bytes, format);
  if (code) return err({ code });
  return drawn(opened(bytes).autoOrient().resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true }));
}

/** A part of a picture that is ours. Errors: `photos.outside` where the part is not within it. */
export async function cutImage(bytes: Uint8Array, part: Part): Promise<Result<CleanImage>> {
  const { width, height } = await opened(bytes).metadata();
  const { left, top } = part;
  if (left < 0 || top < 0 || left + part.width > width || top + part.height > height) return err({ code: 'photos.outside' });
  return drawn(opened(bytes).extract(part));
}
