import { readFile } from 'node:fs/promises';
import path from 'node:path';
import PDFDocument from 'pdfkit';

const FONTS = path.join(process.cwd(), 'node_modules/@expo-google-fonts/noto-sans-kr');
const MARGIN = 46;
const INK = '#1a2130';
const MUTED = '#565e6b';
const LINE = '#dcdfe3';

let fonts: Promise<[Buffer, Buffer]> | undefined;
/** Korean TrueType faces (OpenType CFF subsets are refused by some readers); read once for the process. */
function loadFonts(): Promise<[Buffer, Buffer]> {
  fonts ??= Promise.all([
    readFile(path.join(FONTS, '400Regular/NotoSansKR_400Regular.ttf')), readFile(path.join(FONTS, '700Bold/NotoSansKR_700Bold.ttf'))]);
  return fonts;
}

export interface PdfAttachment {
  name: string;
  description: string;
  content: string;
  mediaType: string;
}

export interface PdfMeta {
  title: string;
  lang: string;
  author: string;
  at: Date;
  /** Left and right of every page's foot; the page number is added. */
  foot: string;
  attachment?: PdfAttachment;
}

export interface Column {
  label: string;
  /** Share of the width. */
  share: number;
  align?: 'left' | 'right';
}

/** Draws an A4 document from blocks, top to bottom, each with its tag, so that it reads aloud in the order it is seen. */
export class Sheet {
  readonly width: number;

  constructor(private readonly doc: PDFKit.PDFDocument) {
    this.width = doc.page.width - 2 * MARGIN;
  }

  private room(height: number) {
    if (this.doc.y + height > this.doc.page.height - MARGIN - 24) this.doc.addPage();
  }

  private tagged(tag: string, draw: () => void) {
    this.doc.addStructure(this.doc.struct(tag, {}, draw));
  }

  private artifact(draw: () => void) {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  private rule(color: string, width: number) {
    const { y } = this.doc;
    this.artifact(() => this.doc.moveTo(MARGIN, y).lineTo(MARGIN + this.width, y).lineWidth(width).stroke(color));
  }

  title(text: string, aside: string) {
    const { y } = this.doc;
    this.tagged('H1', () => this.doc.font('bold').fontSize(20).fillColor(INK).text(text, MARGIN, y, { width: this.width * 0.55 }));
    const after = this.doc.y;
    this.tagged('P', () => this.doc.font('regular').fontSize(8).fillColor(MUTED)
      .text(aside, MARGIN + this.width * 0.5, y + 4, { width: this.width * 0.5, align: 'right' }));
    this.doc.y = Math.max(after, this.doc.y) + 8;
  }

  section(text: string, aside = '') {
    this.room(64);
    this.doc.y += 8;
    this.rule(INK, 1);
    const y = this.doc.y + 7;
    this.tagged('H2', () => this.doc.font('bold').fontSize(11).fillColor(INK).text(text, MARGIN, y, { width: this.width * 0.6 }));
    const after = this.doc.y;
    if (aside) {
      this.tagged('P', () => this.doc.font('regular').fontSize(7.5).fillColor(MUTED)
        .text(aside, MARGIN + this.width * 0.5, y + 3, { width: this.width * 0.5, align: 'right' }));
    }
    this.doc.y = after + 4;
    this.doc.outline.addItem(text);
  }

  paragraph(text: string, size = 9) {
    this.room(30);
    this.tagged('P', () => this.doc.font('regular').fontSize(size).fillColor(INK).text(text, MARGIN, this.doc.y, { width: this.width, lineGap: 2 }));
    this.doc.y += 4;
  }

  /** The one sum that matters, on a tint. */
  total(left: string, right: string) {
    this.room(44);
    const { y } = this.doc;
    this.artifact(() => this.doc.roundedRect(MARGIN, y, this.width, 30, 3).fill('#e9f1fb'));
    this.tagged('P', () => this.doc.font('regular').fontSize(9.5).fillColor(INK).text(left, MARGIN + 10, y + 9, { width: this.width * 0.62 }));
    this.tagged('P', () => this.doc.font('bold').fontSize(13).fillColor(INK).text(right, MARGIN + this.width * 0.5, y + 6, { width: this.width * 0.5 - 10, align: 'right' }));
    this.doc.y = y + 36;
  }

  /** Label and value, two pairs a line. */
  facts(rows: [label: string, value: string][]) {
    const half = this.width / 2;
    for (let index = 0; index < rows.length; index += 2) {
      const pair = rows.slice(index, index + 2);
      this.doc.font('regular').fontSize(9);
      const height = Math.max(...pair.map(([, value]) => this.doc.heightOfString(value, { width: half - 92 }))) + 7;
      this.room(height);
      const y = this.doc.y + 3;
      pair.forEach(([label, value], at) => {
        const x = MARGIN + at * half;
        this.tagged('P', () => {
          this.doc.font('regular').fontSize(9).fillColor(MUTED).text(label, x, y, { width: 80 });
          this.doc.fillColor(INK).text(value, x + 82, y, { width: half - 92 });
        });
      });
      this.doc.y = y + height - 3;
      this.rule(LINE, 0.5);
    }
    this.doc.y += 4;
  }

  /** A table whose head is repeated on every page that it runs over. */
  table(columns: Column[], rows: string[][]) {
    const table = this.doc.struct('Table');
    this.doc.addStructure(table);
    const line = (cells: string[], tag: 'TH' | 'TD') => {
      const y = this.doc.y + 3;
      const row = this.doc.struct('TR');
      table.add(row);
      let x = MARGIN;
      for (const [index, column] of columns.entries()) {
        const width = this.width * column.share;
        const left = x;
        row.add(this.doc.struct(tag, {}, () => {
          this.doc.font(tag === 'TH' ? 'bold' : 'regular').fontSize(8.5).fillColor(tag === 'TH' ? MUTED : INK)
            .text(cells[index] ?? '', left, y, { width: width - 6, align: column.align ?? 'left', lineBreak: false });
        }));
        x += width;
      }
      row.end();
      this.doc.y = y + 13;
      this.rule(LINE, 0.5);
    };
    const head = () => { this.room(40); line(columns.map((column) => column.label), 'TH'); };
    head();
    for (const cells of rows) {
      if (this.doc.y + 18 > this.doc.page.height - MARGIN - 24) { this.doc.addPage(); head(); }
      line(cells, 'TD');
    }
    table.end();
    this.doc.y += 6;
  }

  /** Page numbers and the foot, once all pages are there. */
  foot(text: string, pageWord: (page: number, of: number) => string) {
    const { start, count } = this.doc.bufferedPageRange();
    for (let index = start; index < start + count; index += 1) {
      this.doc.switchToPage(index);
      const y = this.doc.page.height - MARGIN + 6;
      this.doc.page.margins.bottom = 0;
      this.artifact(() => {
        this.doc.font('regular').fontSize(7.5).fillColor(MUTED);
        this.doc.text(text, MARGIN, y, { width: this.width * 0.8, lineBreak: false });
        this.doc.text(pageWord(index + 1, count), MARGIN + this.width * 0.8, y, { width: this.width * 0.2, align: 'right', lineBreak: false });
      });
    }
  }
}

/** A tagged PDF with its fonts and its attachment inside. The bytes are complete when the promise resolves. */
export async function drawPdf(meta: PdfMeta, pageWord: (page: number, of: number) => string, draw: (sheet: Sheet) => void): Promise<Buffer> {
  const [regular, bold] = await loadFonts();
  const doc = new PDFDocument({
    size: 'A4', margin: MARGIN, pdfVersion: '1.7', tagged: true, lang: meta.lang, displayTitle: true, bufferPages: true, autoFirstPage: false,
    info: { Title: meta.title, Author: meta.author, CreationDate: meta.at, ModDate: meta.at },
  });
  doc.registerFont('regular', regular);
  doc.registerFont('bold', bold);
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  doc.addPage();
  const sheet = new Sheet(doc);
  draw(sheet);
  sheet.foot(meta.foot, pageWord);
  if (meta.attachment) {
    // The library's types do not know `relationship` (AFRelationship: the data that the document was made from).
    const options = {
      name: meta.attachment.name, type: meta.attachment.mediaType, description: meta.attachment.description,
      relationship: 'Source', creationDate: meta.at, modifiedDate: meta.at,
    };
    doc.file(Buffer.from(meta.attachment.content, 'utf8'), options);
  }
  doc.end();
  return done;
}
