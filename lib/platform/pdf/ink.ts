import type { Fonts } from './fonts';

export type FaceName = keyof Fonts;
type Point = readonly [x: number, y: number];

interface Words {
  face: FaceName;
  size: number;
  color: string;
  /** Where its base line begins. */
  at: Point;
}

/** A face as the drawing library puts it into its document. */
interface Embedded {
  id: string;
  ref(): unknown;
  encode(text: string): [codes: string[], positions: unknown];
}

interface Pen extends Embedded {
  /** Character → its number in the document's subset. */
  codes: Map<string, string>;
}

interface Set { fill?: string; stroke?: string; width?: number; font?: string }

/** A hundredth of a point is finer than any printer. */
const number = (value: number) => String(Math.round(value * 100) / 100);
const point = ([x, y]: Point) => `${number(x)} ${number(y)}`;
const colour = (hex: string) => [1, 3, 5].map((at) => String(Math.round((parseInt(hex.slice(at, at + 2), 16) / 255) * 1e4) / 1e4)).join(' ');
const COLOURS = new Map<string, string>();

/** How far the handles of a quarter of a circle reach, of its radius. */
const HANDLE = 0.5523;

/**
 * Writes what is seen of a page (ISO 32000-1, 8 and 9.4): only what differs from what is set already, the same shape in
 * the same words, so that it is quick to write and packs small. y is from the top.
 */
export class Ink {
  private readonly pens: Record<FaceName, Pen>;
  private page: unknown;
  private now: Set = {};

  constructor(private readonly doc: PDFKit.PDFDocument) {
    const pen = (face: FaceName): Pen => {
      const embedded = (doc.font(face) as unknown as { _font: Embedded })._font;
      return Object.assign(embedded, { codes: new Map<string, string>() });
    };
    this.pens = { regular: pen('regular'), bold: pen('bold') };
  }

  /** One line, as it stands. */
  text(text: string, { face, size, color, at }: Words): void {
    const pen = this.pens[face];
    let codes = '';
    for (const char of text) codes += pen.codes.get(char) ?? this.learn(pen, char);
    if (codes === '') return;
    this.put(`${this.filling(color)}BT ${this.font(pen, size)}1 0 0 -1 ${point(at)} Tm <${codes}> Tj ET`);
  }

  line(points: readonly Point[], { color, width, dash, round = false }: { color: string; width: number; dash?: number; round?: boolean }): void {
    const path = points.map((each, index) => `${point(each)} ${index === 0 ? 'm' : 'l'}`).join(' ');
    const style = `${dash ? `[${dash}] 0 d ` : ''}${round ? '1 J 1 j ' : ''}`;
    const set = this.stroking(color, width);
    this.put(style ? `${set}q ${style}${path} S Q` : `${set}${path} S`);
  }

  circle([x, y]: Point, radius: number, { fill, stroke, width = 1 }: { fill?: string; stroke?: string; width?: number }): void {
    const [r, h] = [number(radius), number(radius * HANDLE)];
    const path = `-${r} 0 m -${r} -${h} -${h} -${r} 0 -${r} c ${h} -${r} ${r} -${h} ${r} 0 c ${r} ${h} ${h} ${r} 0 ${r} c -${h} ${r} -${r} ${h} -${r} 0 c h`;
    const set = `${fill ? this.filling(fill) : ''}${stroke ? this.stroking(stroke, width) : ''}`;
    this.put(`${set}q 1 0 0 1 ${point([x, y])} cm ${path} ${fill && stroke ? 'B' : fill ? 'f' : 'S'} Q`);
  }

  box([x, y]: Point, width: number, height: number, color: string): void {
    this.put(`${this.filling(color)}${point([x, y])} ${point([width, height])} re f`);
  }

  roundBox([x, y]: Point, width: number, height: number, radius: number, color: string): void {
    const [right, bottom, h] = [x + width, y + height, radius * (1 - HANDLE)];
    const corner = (from: Point, to: Point, end: Point) => `${point(from)} ${point(to)} ${point(end)} c`;
    this.put(`${this.filling(color)}${[
      `${point([x + radius, y])} m ${point([right - radius, y])} l`, corner([right - h, y], [right, y + h], [right, y + radius]),
      `${point([right, bottom - radius])} l`, corner([right, bottom - h], [right - h, bottom], [right - radius, bottom]),
      `${point([x + radius, bottom])} l`, corner([x + h, bottom], [x, bottom - h], [x, bottom - radius]),
      `${point([x, y + radius])} l`, corner([x, y + h], [x + h, y], [x + radius, y]),
    ].join(' ')} h f`);
  }

  private learn(pen: Pen, char: string): string {
    const code = pen.encode(char)[0].join('');
    pen.codes.set(char, code);
    return code;
  }

  private font(pen: Pen, size: number): string {
    const now = this.set();
    const font = `/${pen.id} ${number(size)} Tf `;
    if (now.font === font) return '';
    now.font = font;
    (this.doc.page.fonts as Record<string, unknown>)[pen.id] ??= pen.ref();
    return font;
  }

  private filling(color: string): string {
    const now = this.set();
    if (now.fill === color) return '';
    now.fill = color;
    return `${this.mixed(color)} rg `;
  }

  private stroking(color: string, width: number): string {
    const now = this.set();
    const said = `${now.stroke === color ? '' : `${this.mixed(color)} RG `}${now.width === width ? '' : `${number(width)} w `}`;
    Object.assign(now, { stroke: color, width });
    return said;
  }

  private mixed(hex: string): string {
    const known = COLOURS.get(hex) ?? colour(hex);
    COLOURS.set(hex, known);
    return known;
  }

  /** What is set on the page that is drawn on; on another page than before, nothing is known of it. */
  private set(): Set {
    if (this.page !== this.doc.page) [this.page, this.now] = [this.doc.page, {}];
    return this.now;
  }

  private put(content: string): void { this.doc.addContent(content); }
}
