import { expect, it } from 'vitest';
import { frontSizes } from '@/lib/catalogue/model/dimensions';

const rows = (...pairs: [string, string][]) => pairs.map(([name, value]) => ({ name, value }));

it('reads width and height that are named, in any unit', () => {
  expect(frontSizes(rows(['높이', '1,210 mm'], ['너비', '1,496 mm'], ['깊이', '605 mm']))).toEqual([{ width: '1,496 mm', height: '1,210 mm', ratio: 1496 / 1210 }]);
  expect(frontSizes(rows(['Height', '1.2 m'], ['Width', '60cm']))).toEqual([{ width: '60 cm', height: '1.2 m', ratio: 0.5 }]);
});

it('reads three figures both ways, because they do not say which is the height', () => {
  expect(frontSizes(rows(['크기', '620 × 680 × 1,950 mm'])).map(({ width, height }) => [width, height])).toEqual([['620 mm', '1,950 mm'], ['620 mm', '680 mm']]);
});

it('takes a range, a mere name and one figure alone for no size', () => {
  for (const said of [rows(['높이', '650–1,250 mm'], ['너비', '1,600 mm']), rows(['크기', '4/4']), rows(['높이', '1,210 mm']), rows()]) expect(frontSizes(said)).toEqual([]);
});
