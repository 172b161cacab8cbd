import type { Fonts } from './fonts';
import { Ink } from './ink';
import { GAP, Measure } from './measure';

export const MARGIN = 46;
const INK = '#1a2130';
const MUTED = '#565e6b';
const LINE = '#dcdfe3';
const BLUE = '#1f4f8f';
const PALE = '#b9cbe2';
const TINT = '#e9f1fb';
const MOON = '#f2c14e';

export interface Column {
  label: string;
  /** Share of the width. */
  share: number;
  align?: 'left' | 'right';
}

interface Write {
  x: number;
  y: number;
  width: number;
  size: number;
  bold?: boolean;
  color?: string;
  align?: 'left' | 'right' | 'center';
}

/** How wide the label of a fact is. */
const LABEL = 92;
/** Of a table: the size of its text, the blank beside it, and how high a row of one line is. */
const CELL = { size: 8, gap: 6, height: 11 };

/** Draws an A4 document from blocks, top to bottom, each with its tag, so that it reads aloud in the order it is seen. */
export class Sheet {
  readonly width: number;
  private readonly ink: Ink;
  private readonly measure: Measure;
  private spoken: string | undefined;

  constructor(private readonly doc: PDFKit.PDFDocument, private readonly fonts: Fonts) {
    this.width = doc.page.width - 2 * MARGIN;
    this.ink = new Ink(doc);
    this.measure = new Measure(fonts);
  }

  private get bottom() { return this.doc.page.height - MARGIN - 20; }

  /** A new page where so many points no longer fit. */
  room(height: number) {
    if (this.doc.y + height > this.bottom) this.newPage();
  }

  newPage() { this.doc.addPage(); }

  private tagged(tag: string, draw: () => void) { this.doc.addStructure(this.doc.struct(tag, this.spoken === undefined ? {} : { lang: this.spoken }, draw)); }

  /** What is drawn within is in another language than the document, and is read aloud so. */
  inLanguage(lang: string, draw: () => void) {
    this.spoken = lang;
    draw();
    this.spoken = undefined;
  }

  private artifact(draw: () => void) {
    this.doc.markContent('Artifact');
    draw();
    this.doc.endMarkedContent();
  }

  private write(text: string, { x, y, width, size, bold = false, color = INK, align = 'left' }: Write) {
    const face = bold ? 'bold' : 'regular';
    const [font, height] = [this.fonts[face], this.measure.lineHeight(face, size)];
    let top = y;
    for (const line of this.measure.linesOf(text, face, size, width)) {
      if (top + height > this.doc.page.maxY()) {
        this.doc.continueOnNewPage();
        top = this.doc.page.margins.top;
      }
      const left = align === 'left' ? 0 : (width - font.widthOf(line.trimEnd(), size)) * (align === 'right' ? 1 : 0.5);
      this.ink.text(line, { face, size, color, at: [x + left, top + (font.ascent / font.unitsPerEm) * size] });
      top += height + GAP;
    }
    this.doc.y = top;
  }

  private rule(color: string, width: number, x = MARGIN, length = this.width) {
    const { y } = this.doc;
    this.artifact(() => this.ink.line([[x, y], [x + length, y]], { color, width }));
  }

  /** Whose paper it is: a ring of twelve marks, the name beside it. */
  brand(name: string, aside: string) {
    const { y } = this.doc;
    this.artifact(() => {
      for (let month = 0; month < 12; month += 1) {
        const angle = (month / 12) * 2 * Math.PI - Math.PI / 2;
        const [x, dotY] = [MARGIN + 8 + 6.2 * Math.cos(angle), y + 8 + 6.2 * Math.sin(angle)];
        if (month === 11) this.ink.circle([x, dotY], 2, { fill: MOON });
        else if (month === 0) this.ink.circle([x, dotY], 0.9, { stroke: BLUE, width: 0.5 });
        else this.ink.circle([x, dotY], 1.2, { fill: BLUE });
      }
    });
    this.tagged('P', () => this.write(name, { x: MARGIN + 22, y, width: 120, size: 10.5, bold: true }));
    this.tagged('P', () => this.write(aside, { x: MARGIN + 140, y: y + 2.5, width: this.width - 140, size: 7.5, color: MUTED, align: 'right' }));
    this.doc.y = y + 22;
    this.rule(LINE, 0.8);
    this.doc.y += 8;
  }

  title(text: string, aside: string) {
    const { y } = this.doc;
    this.tagged('H1', () => this.write(text, { x: MARGIN, y, width: this.width * 0.4, size: 20, bold: true }));
    const after = this.doc.y;
    this.tagged('P', () => this.write(aside, { x: MARGIN + this.width * 0.4, y: y + 5, width: this.width * 0.6, size: 8, color: MUTED, align: 'right' }));
    this.doc.y = Math.max(after, this.doc.y) + 2;
  }

  section(text: string, aside = '', needs = 64) {
    this.room(needs);
    this.doc.y += 7;
    this.rule(INK, 1);
    const y = this.doc.y + 6;
    this.tagged('H2', () => this.write(text, { x: MARGIN, y, width: this.width * 0.6, size: 10.5, bold: true }));
    const after = this.doc.y;
    if (aside) this.tagged('P', () => this.write(aside, { x: MARGIN + this.width * 0.5, y: y + 3, width: this.width * 0.5, size: 7.5, color: MUTED, align: 'right' }));
    this.doc.y = after + 3;
    this.doc.outline.addItem(text);
  }

  paragraph(text: string, size = 8.5, bold = false) {
    this.room(this.measure.heightOf(text, size, this.width, bold) + 4);
    this.tagged('P', () => this.write(text, { x: MARGIN, y: this.doc.y, width: this.width, size, bold }));
    this.doc.y += 2.5;
  }

  /** The one sum that matters, on a tint: how it is made at the left, what it comes to at the right. */
  total(left: string, right: string) {
    const height = Math.max(30, this.measure.heightOf(left, 9, this.width * 0.6) + 16);
    this.room(height + 6);
    const { y } = this.doc;
    this.artifact(() => this.ink.roundBox([MARGIN, y], this.width, height, 3, TINT));
    this.tagged('P', () => this.write(left, { x: MARGIN + 10, y: y + 9, width: this.width * 0.6, size: 9 }));
    this.tagged('P', () => this.write(right, { x: MARGIN + this.width * 0.6, y: y + 6, width: this.width * 0.4 - 10, size: 13, bold: true, align: 'right' }));
    this.doc.y = y + height + 4;
  }

  /** Columns side by side: a quiet head, a name, and lines under it. */
  columns(blocks: { head: string; name: string; lines: string[] }[]) {
    const width = this.width / blocks.length;
    const inner = width - 12;
    const height = Math.max(...blocks.map(({ name, lines }) =>
      13 + this.measure.heightOf(name, 9.5, inner, true) + lines.reduce((sum, each) => sum + this.measure.heightOf(each, 8, inner), 0)));
    this.room(height + 4);
    const top = this.doc.y;
    for (const [index, { head, name, lines }] of blocks.entries()) {
      const x = MARGIN + index * width;
      this.tagged('P', () => {
        this.write(head, { x, y: top, width: inner, size: 7.5, color: MUTED });
        this.write(name, { x, y: this.doc.y + 0.5, width: inner, size: 9.5, bold: true });
        for (const each of lines) this.write(each, { x, y: this.doc.y, width: inner, size: 8 });
      });
    }
    this.doc.y = top + height + 3;
  }

  /** Label and value, two pairs a line; values of figures at the right of their half. */
  facts(rows: [label: string, value: string][], align: 'left' | 'right' = 'left') {
    const half = this.width / 2;
    const inner = half - LABEL - 16;
    for (let index = 0; index < rows.length; index += 2) {
      const pair = rows.slice(index, index + 2);
      const height = Math.max(...pair.map(([, value]) => this.measure.heightOf(value, 8.5, inner))) + 5;
      this.room(height);
      const y = this.doc.y + 2.5;
      pair.forEach(([name, value], at) => {
        const x = MARGIN + at * half;
        this.tagged('P', () => {
          this.write(name, { x, y, width: LABEL, size: 8.5, color: MUTED });
          this.write(value, { x: x + LABEL, y, width: inner + (at === 1 ? 16 : 0), size: 8.5, align });
        });
        this.doc.y = y + height - 2.5;
        this.rule(LINE, 0.5, x, half - 16 + (at === 1 ? 16 : 0));
      });
    }
    this.doc.y += 4;
  }

  /** One mark for each label, up to 24 a line, the first of them the moon: when things fall due, seen at once. */
  marks(labels: string[], alt: string) {
    const [perLine, height] = [24, 19];
    const step = this.width / perLine;
    this.room(Math.ceil(labels.length / perLine) * height + 4);
    const top = this.doc.y + 2;
    this.figure(alt, () => {
      for (const [index, label] of labels.entries()) {
        const [x, y] = [MARGIN + (index % perLine) * step, top + Math.floor(index / perLine) * height];
        this.ink.circle([x + step / 2, y + 4], 3.4, index === 0 ? { fill: MOON, stroke: INK, width: 0.8 } : { stroke: BLUE, width: 0.8 });
        this.write(label, { x: x - 3, y: y + 9, width: step + 6, size: 5.5, color: MUTED, align: 'center' });
      }
    });
    this.doc.y = top + Math.ceil(labels.length / perLine) * height + 2;
  }

  /** A fact whose value was drawn by hand in a box of these measures: so many points high, under its label's own rule. */
  strokes(label: string, strokes: readonly (readonly [x: number, y: number][])[], box: { width: number; height: number }, height: number, alt: string) {
    this.room(height + 6);
    const [{ y }, scale] = [this.doc, height / box.height];
    this.tagged('P', () => this.write(label, { x: MARGIN, y: y + 2.5, width: LABEL, size: 8.5, color: MUTED }));
    this.figure(alt, () => {
      for (const [first, ...rest] of strokes) {
        if (!first) continue;
        const points = [first, ...(rest.length > 0 ? rest : [first])].map(([x, top]) => [MARGIN + LABEL + x * scale, y + 2 + top * scale] as const);
        this.ink.line(points, { color: INK, width: 1.3, round: true });
      }
    });
    this.doc.y = y + height + 4;
    this.rule(LINE, 0.5, MARGIN, this.width / 2 - 16);
  }

  private figure(alt: string, draw: () => void) {
    this.doc.addStructure(this.doc.struct('Figure', { alt }, draw));
  }

  /** A table whose head is repeated on every page that it runs over. */
  table(columns: Column[], rows: string[][]) {
    const table = this.doc.struct('Table');
    this.doc.addStructure(table);
    const [size, oneLine] = [CELL.size, this.measure.lineHeight('regular', CELL.size) + GAP];
    const widthOf = ({ share, align }: Column) => this.width * share - (align === 'right' ? 0 : CELL.gap);
    /** A row is as high as the longest text in it. */
    const rowHeight = (cells: string[], bold = false) =>
      CELL.height - oneLine + Math.max(oneLine, ...columns.map((column, index) => this.measure.heightOf(cells[index] ?? '', size, widthOf(column), bold)));
    const line = (cells: string[], tag: 'TH' | 'TD') => {
      const y = this.doc.y + 2.5;
      const row = this.doc.struct('TR');
      table.add(row);
      let x = MARGIN;
      for (const [index, column] of columns.entries()) {
        const left = x;
        const style = tag === 'TH' ? { bold: true, color: MUTED } : {};
        row.add(this.doc.struct(tag, {}, () => this.write(cells[index] ?? '', { x: left, y, width: widthOf(column), size, align: column.align ?? 'left', ...style })));
        x += this.width * column.share;
      }
      row.end();
      this.doc.y = y + rowHeight(cells, tag === 'TH');
      this.rule(LINE, 0.5);
    };
    const head = () => line(columns.map((column) => column.label), 'TH');
    this.room(48);
    head();
    for (const cells of rows) {
      if (this.doc.y + rowHeight(cells) + 5 > this.bottom) { this.newPage(); head(); }
      line(cells, 'TD');
    }
    table.end();
    this.doc.y += 5;
  }

  /** Two lines over the same steps with a band between each pair of values: the upper one solid, the lower one dotted. */
  ribbon(points: { high: number; low: number }[], ticks: { at: number; label: string }[], alt: string) {
    const [height, step, most] = [86, this.width / points.length, Math.max(...points.map(({ high, low }) => Math.max(high, low)), 1)];
    this.room(height + 22);
    const base = this.doc.y + height + 4;
    const [x, y] = [(index: number) => MARGIN + (index + 0.5) * step, (value: number) => base - (value / most) * height];
    this.figure(alt, () => {
      for (const [index, { high, low }] of points.entries()) {
        const [top, foot] = [y(Math.max(high, low)), y(Math.min(high, low))];
        this.ink.box([x(index) - step / 4, top], step / 2, Math.max(foot - top, 0.4), PALE);
      }
      const along = (of: 'high' | 'low') => points.map((each, index) => [x(index), y(each[of])] as const);
      this.ink.line(along('high'), { color: BLUE, width: 1.4 });
      this.ink.line(along('low'), { color: MUTED, width: 1, dash: 1.5 });
      this.ink.line([[MARGIN, base], [MARGIN + this.width, base]], { color: MUTED, width: 0.6 });
      for (const { at, label } of ticks) this.write(label, { x: x(at) - 24, y: base + 3, width: 48, size: 6.5, color: MUTED, align: 'center' });
    });
    this.doc.y = base + 15;
  }

  /** Page numbers and the foot, once all pages are there. */
  foot(text: string, pageWord: (page: number, of: number) => string) {
    const { start, count } = this.doc.bufferedPageRange();
    for (let index = start; index < start + count; index += 1) {
      this.doc.switchToPage(index);
      const y = this.doc.page.height - MARGIN + 6;
      this.doc.page.margins.bottom = 0;
      this.artifact(() => {
        this.write(text, { x: MARGIN, y, width: this.width * 0.85, size: 7, color: MUTED });
        this.write(pageWord(index + 1, count), { x: MARGIN + this.width * 0.85, y, width: this.width * 0.15, size: 7, color: MUTED, align: 'right' });
      });
    }
  }
}
