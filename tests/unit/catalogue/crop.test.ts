import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CORNERS, cropPhotoInput, dragged, fitted, typed, wholeOf, withRatio, type Crop, type Ratio, type Size } from '@/lib/catalogue/model/crop';

const photo = { width: 1200, height: 800 };
const ratios = fc.constantFrom<Ratio>(null, 4 / 3, 1);
const photos = fc.record({ width: fc.integer({ min: 1, max: 2400 }), height: fc.integer({ min: 1, max: 2400 }) });
const anywhere = fc.integer({ min: -5000, max: 5000 });
const wishes = fc.record({ left: anywhere, top: anywhere, width: anywhere, height: anywhere });

const within = (size: Size, { left, top, width, height }: Crop) =>
  [left, top, width, height].every(Number.isInteger) && left >= 0 && top >= 0 && width >= 1 && height >= 1 && left + width <= size.width && top + height <= size.height;

describe('a crop', () => {
  test('lies within its photo whatever is dragged or typed, and is what the server takes', () => {
    fc.assert(fc.property(photos, wishes, ratios, fc.constantFrom(...CORNERS), fc.constantFrom('left', 'top', 'width', 'height'), (size, wish, ratio, corner, side) => {
      const crop = fitted(size, wish, ratio);
      for (const each of [crop, withRatio(size, crop, ratio), dragged(size, crop, corner, { x: wish.left, y: wish.top }, ratio), typed(size, crop, side, wish.width, ratio)]) {
        expect(within(size, each)).toBe(true);
        expect(cropPhotoInput.safeParse({ fileId: 'f_1', ...each }).success).toBe(true);
      }
    }));
  });

  test('keeps its ratio to the pixel where the photo has room for it', () => {
    fc.assert(fc.property(wishes, fc.constantFrom(4 / 3, 1), fc.constantFrom(...CORNERS), (wish, ratio, corner) => {
      const crop = withRatio(photo, wholeOf(photo), ratio);
      for (const each of [crop, fitted(photo, wish, ratio), dragged(photo, crop, corner, { x: wish.left, y: wish.top }, ratio)]) {
        expect(Math.abs(each.width / ratio - each.height)).toBeLessThanOrEqual(1);
        expect(Math.min(each.width, each.height)).toBeGreaterThanOrEqual(99);
      }
    }));
  });

  test('of a shape is taken from the middle', () => {
    expect(withRatio(photo, wholeOf(photo), 1)).toEqual({ left: 200, top: 0, width: 800, height: 800 });
    expect(withRatio(photo, wholeOf(photo), 4 / 3)).toEqual({ left: 67, top: 0, width: 1066, height: 800 });
    expect(withRatio(photo, wholeOf(photo), null)).toEqual(wholeOf(photo));
  });

  test('keeps the opposite corner where it is while one is dragged', () => {
    const crop = { left: 100, top: 100, width: 600, height: 400 };
    expect(dragged(photo, crop, 'nw', { x: 50, y: 20 }, null)).toEqual({ left: 150, top: 120, width: 550, height: 380 });
    expect(dragged(photo, crop, 'se', { x: 50, y: 20 }, null)).toEqual({ left: 100, top: 100, width: 650, height: 420 });
    expect(dragged(photo, crop, 'ne', { x: 9000, y: -9000 }, null)).toEqual({ left: 100, top: 0, width: 1100, height: 500 });
    expect(dragged(photo, crop, 'sw', { x: 9000, y: -9000 }, null)).toEqual({ left: 600, top: 100, width: 100, height: 100 });
  });

  test('follows a number that is typed; with a shape the other side follows', () => {
    expect(typed(photo, wholeOf(photo), 'width', 300, null)).toEqual({ left: 0, top: 0, width: 300, height: 800 });
    expect(typed(photo, { left: 0, top: 0, width: 400, height: 300 }, 'height', 600, 4 / 3)).toEqual({ left: 0, top: 0, width: 800, height: 600 });
    expect(typed(photo, { left: 0, top: 0, width: 400, height: 300 }, 'left', 9999, null)).toEqual({ left: 800, top: 0, width: 400, height: 300 });
    expect(typed(photo, wholeOf(photo), 'width', 1, null)).toEqual({ left: 0, top: 0, width: 100, height: 800 });
  });
});
