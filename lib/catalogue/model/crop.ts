import { z } from 'zod';

const pixels = (from: number) => z.int().min(from).max(100_000);

export const cropPhotoInput = z.strictObject({ fileId: z.string(), left: pixels(0), top: pixels(0), width: pixels(1), height: pixels(1) });
export type CropPhotoInput = z.output<typeof cropPhotoInput>;

export interface Size {
  width: number;
  height: number;
}

/** A part of a photo, in whole pixels of it. */
export interface Crop extends Size {
  left: number;
  top: number;
}

/** Width over height; null where it is free. */
export type Ratio = number | null;

/** Less than this shows nothing on a plate. */
const SMALLEST = 100;

const between = (value: number, least: number, most: number) => Math.min(Math.max(Math.round(value), least), Math.max(most, least));

/** The least that may be left of a side. */
const least = (side: number) => Math.min(SMALLEST, side);

export const wholeOf = ({ width, height }: Size): Crop => ({ left: 0, top: 0, width, height });

/** Widths that leave enough of both sides and, with the ratio, stay within the room. */
function widthsWithin(room: Size, photo: Size, ratio: Ratio): [number, number] {
  if (ratio === null) return [least(photo.width), room.width];
  return [Math.max(least(photo.width), Math.ceil(least(photo.height) * ratio)), Math.min(room.width, Math.floor(room.height * ratio))];
}

function sized(photo: Size, room: Size, wanted: Size, ratio: Ratio): Size {
  const width = Math.min(between(wanted.width, ...widthsWithin(room, photo, ratio)), photo.width);
  const height = ratio === null ? wanted.height : width / ratio;
  return { width, height: between(height, 1, photo.height) };
}

/** A crop that lies within the photo, leaves enough of it and has the ratio: kept in place as far as it can be. */
export function fitted(photo: Size, wanted: Crop, ratio: Ratio): Crop {
  const size = sized(photo, photo, { width: wanted.width, height: between(wanted.height, least(photo.height), photo.height) }, ratio);
  return { left: between(wanted.left, 0, photo.width - size.width), top: between(wanted.top, 0, photo.height - size.height), ...size };
}

/** The largest crop of a ratio around the middle of another. */
export function withRatio(photo: Size, crop: Crop, ratio: Ratio): Crop {
  if (ratio === null) return crop;
  const width = Math.min(crop.width, crop.height * ratio);
  const height = width / ratio;
  return fitted(photo, { left: crop.left + (crop.width - width) / 2, top: crop.top + (crop.height - height) / 2, width, height }, ratio);
}

export const CORNERS = ['nw', 'ne', 'sw', 'se'] as const;
export type Corner = (typeof CORNERS)[number];

/** A corner dragged by so many pixels: the opposite one stays where it is. */
export function dragged(photo: Size, crop: Crop, corner: Corner, by: { x: number; y: number }, ratio: Ratio): Crop {
  const west = corner.endsWith('w');
  const north = corner.startsWith('n');
  const right = crop.left + crop.width;
  const bottom = crop.top + crop.height;
  const room = { width: west ? right : photo.width - crop.left, height: north ? bottom : photo.height - crop.top };
  const wanted = { width: crop.width + (west ? -by.x : by.x), height: between(crop.height + (north ? -by.y : by.y), least(photo.height), room.height) };
  const size = sized(photo, room, wanted, ratio);
  return { left: west ? right - size.width : crop.left, top: north ? bottom - size.height : crop.top, ...size };
}

/** A side typed as a number; with a ratio the other side follows. */
export function typed(photo: Size, crop: Crop, side: keyof Crop, value: number, ratio: Ratio): Crop {
  if (side === 'height' && ratio !== null) return fitted(photo, { ...crop, height: value, width: value * ratio }, ratio);
  return fitted(photo, { ...crop, [side]: value }, ratio);
}
