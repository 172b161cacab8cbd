/** Where the goods stand on their picture, in shares of its width and height. */
export interface Extent {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Width over height of the whole picture. */
  pictureRatio: number;
  /** Width over height of the goods. */
  ratio: number;
}

const SAMPLE = 240;
/** Fainter than this is a shadow on the ground. */
const SOLID = 96;

/** Reads it from a picture with a clear ground; undefined for a photo that fills its frame, where nothing can be measured. */
export function extentOf(image: HTMLImageElement): Extent | undefined {
  const { naturalWidth, naturalHeight } = image;
  if (naturalWidth === 0 || naturalHeight === 0) return undefined;
  const height = Math.max(1, Math.round((SAMPLE * naturalHeight) / naturalWidth));
  const canvas = Object.assign(document.createElement('canvas'), { width: SAMPLE, height });
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.drawImage(image, 0, 0, SAMPLE, height);
  const { data } = context.getImageData(0, 0, SAMPLE, height);
  let [left, right, top, bottom] = [SAMPLE, 0, height, 0];
  for (let at = 3; at < data.length; at += 4) {
    if ((data[at] ?? 0) < SOLID) continue;
    const [x, y] = [((at - 3) / 4) % SAMPLE, Math.floor((at - 3) / 4 / SAMPLE)];
    if (x < left) left = x;
    if (x + 1 > right) right = x + 1;
    if (y < top) top = y;
    bottom = y + 1;
  }
  if (right <= left || (left === 0 && right === SAMPLE)) return undefined;
  return {
    left: left / SAMPLE, right: right / SAMPLE, top: top / height, bottom: bottom / height,
    pictureRatio: naturalWidth / naturalHeight, ratio: (right - left) / (bottom - top),
  };
}
