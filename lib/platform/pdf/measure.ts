import { drawable, type Fonts } from './fonts';
import type { FaceName } from './ink';
import { wrapped } from './wrap';

/** Between two lines. */
export const GAP = 1.5;

/** Says how a text breaks, and how high it stands then. */
export class Measure {
  /** Text, face, size and width → its lines: what is measured first is drawn next. */
  private readonly lines = new Map<string, string[]>();

  constructor(private readonly fonts: Fonts) {}

  linesOf(text: string, face: FaceName, size: number, width: number): string[] {
    const key = `${face} ${size} ${width} ${text}`;
    const lines = this.lines.get(key) ?? wrapped(drawable(text, this.fonts[face]), width, (part) => this.fonts[face].widthOf(part, size));
    this.lines.set(key, lines);
    return lines;
  }

  heightOf(text: string, size: number, width: number, bold = false): number {
    const face = bold ? 'bold' : 'regular';
    return this.linesOf(text, face, size, width).length * (this.lineHeight(face, size) + GAP);
  }

  lineHeight(face: FaceName, size: number): number {
    const { ascent, descent, lineGap, unitsPerEm } = this.fonts[face];
    return ((ascent + lineGap - descent) / unitsPerEm) * size;
  }
}
