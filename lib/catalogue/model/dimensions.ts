import type { Specification } from './product';

/** Width and height of the goods seen from the front, as their seller wrote them. */
export interface FrontSize {
  width: string;
  height: string;
  /** Width over height. */
  ratio: number;
}

const WIDTH = /^(너비|폭|가로|width)$/i;
const HEIGHT = /^(높이|height)$/i;
const SIZE = /^(크기|제품 크기|size|dimensions)$/i;
const ONE = /^([0-9][0-9,]*(?:\.[0-9]+)?)\s*(mm|cm|m)$/i;
const THREE = /^([0-9][0-9,]*(?:\.[0-9]+)?)\s*[×x*]\s*([0-9][0-9,]*(?:\.[0-9]+)?)\s*[×x*]\s*([0-9][0-9,]*(?:\.[0-9]+)?)\s*(mm|cm|m)$/i;
const IN_MM: Readonly<Record<string, number>> = { mm: 1, cm: 10, m: 1000 };

interface Length {
  text: string;
  mm: number;
}

function lengthOf(digits = '', unit = ''): Length | undefined {
  const mm = Number(digits.replaceAll(',', '')) * (IN_MM[unit.toLowerCase()] ?? Number.NaN);
  return mm > 0 ? { text: `${digits} ${unit.toLowerCase()}`, mm } : undefined;
}

const sizeOf = (width: Length | undefined, height: Length | undefined): FrontSize[] =>
  width && height ? [{ width: width.text, height: height.text, ratio: width.mm / height.mm }] : [];

/**
 * What the specification may mean by the front of the goods, the likeliest first. "크기: 620 × 680 × 1,950 mm" does not say
 * which is the height, so both readings are given: the picture decides. A range ("650–1,250 mm") is no size.
 */
export function frontSizes(specifications: readonly Specification[]): FrontSize[] {
  const value = (name: RegExp) => specifications.find((row) => name.test(row.name.trim()))?.value.trim() ?? '';
  const one = (name: RegExp) => {
    const [, digits, unit] = ONE.exec(value(name)) ?? [];
    return lengthOf(digits, unit);
  };
  const [, first, second, third, unit] = THREE.exec(value(SIZE)) ?? [];
  const width = lengthOf(first, unit);
  return [...sizeOf(one(WIDTH), one(HEIGHT)), ...sizeOf(width, lengthOf(third, unit)), ...sizeOf(width, lengthOf(second, unit))];
}
