/** Widths that photos are served in; a smaller photo is never enlarged. */
export const PHOTO_WIDTHS = [160, 320, 480, 800, 1200, 1600] as const;
export type PhotoWidth = (typeof PHOTO_WIDTHS)[number];

export const PHOTO_FORMATS = ['webp', 'avif'] as const;
export type PhotoFormat = (typeof PHOTO_FORMATS)[number];

/** The widths to make of a photo that is this wide: those below it, and its own where it is narrower than the widest. */
export const widthsOf = (own: number): number[] => {
  const below = PHOTO_WIDTHS.filter((width) => width <= own);
  const widest = Math.min(own, PHOTO_WIDTHS[PHOTO_WIDTHS.length - 1] ?? own);
  return below.some((width) => width === widest) ? below : [...below, widest];
};

export const photoUrl = (fileId: string, width: PhotoWidth, format: PhotoFormat) => `/files/${fileId}/${width}.${format}`;

export const photoSrcSet = (fileId: string, widths: readonly PhotoWidth[], format: PhotoFormat) =>
  widths.map((width) => `${photoUrl(fileId, width, format)} ${width}w`).join(', ');

/** The last part of such an address, `480.avif`; undefined for whatever is not served. */
export function photoSize(name: string): { width: PhotoWidth; format: PhotoFormat } | undefined {
  const [, digits, ending] = /^([1-9]\d{2,3})\.(webp|avif)$/.exec(name) ?? [];
  const width = PHOTO_WIDTHS.find((each) => String(each) === digits);
  const format = PHOTO_FORMATS.find((each) => each === ending);
  return width && format && { width, format };
}
