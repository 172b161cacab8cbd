import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PDFDocument from 'pdfkit';
import subsetFont from 'subset-font';

const FOLDER = path.join(process.cwd(), 'node_modules/@expo-google-fonts/noto-sans-kr');
const FACES = { regular: '400Regular/NotoSansKR_400Regular.ttf', bold: '700Bold/NotoSansKR_700Bold.ttf' };
type Face = keyof typeof FACES;

type Point = [x: number, y: number];
type Segment = { to: 'move' | 'line' | 'curve' | 'close'; by: number[] };
type Mark =
  | { kind: 'text'; text: string; face: Face; size: number; color: string; at: Point }
  | { kind: 'path'; segments: Segment[]; fill: string | null; stroke: string | null; width: number; dash: number[] };

/** What stands on one page, as any reader finds it in the finished file. */
export interface Page { height: number; width: number; marks: Mark[] }

interface State { matrix: number[]; fill: string; stroke: string; width: number; dash: number[]; face: Face; size: number; at: Point }

const START: State = { matrix: [1, 0, 0, 1, 0, 0], fill: '#000000', stroke: '#000000', width: 1, dash: [], face: 'regular', size: 1, at: [0, 0] };
const times = ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: number[], [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0]: number[]) =>
  [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
const placed = ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: number[], x: number, y: number): Point => [a * x + c * y + e, b * x + d * y + f];
const STEPS: { to: Segment['to']; numbers: number }[] = [{ to: 'move', numbers: 2 }, { to: 'line', numbers: 2 }, { to: 'curve', numbers: 6 }, { to: 'curve', numbers: 4 }, { to: 'close', numbers: 0 }];

/** Everything that a file shows, page by page, in the order in which it is drawn; y from the top. */
export async function readPages(data: Uint8Array): Promise<Page[]> {
  const task = getDocument({ data: new Uint8Array(data), useSystemFonts: false, verbosity: 0, fontExtraProperties: true });
  const pdf = await task.promise;
  const pages: Page[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { fnArray, argsArray } = await page.getOperatorList();
    const [, , width = 0, height = 0] = page.view;
    const bold = (id: string) => (page.commonObjs.get(id) as { name: string }).name.endsWith('Bold');
    pages.push({ width, height, marks: marksOf(fnArray, argsArray as unknown[][], height, bold) });
  }
  await task.destroy();
  return pages;
}

function marksOf(operators: number[], args: unknown[][], height: number, isBold: (font: string) => boolean): Page['marks'] {
  const marks: Mark[] = [];
  const kept: State[] = [];
  let now = { ...START };
  const flipped = (x: number, y: number): Point => { const [left, bottom] = placed(now.matrix, x, y); return [left, height - bottom]; };
  const does: Record<number, (values: unknown[]) => void> = {
    [OPS.save]: () => { kept.push({ ...now }); },
    [OPS.restore]: () => { now = kept.pop() ?? { ...START }; },
    [OPS.transform]: (matrix) => { now.matrix = times(now.matrix, matrix as number[]); },
    [OPS.setFillRGBColor]: ([color]) => { now.fill = String(color); },
    [OPS.setStrokeRGBColor]: ([color]) => { now.stroke = String(color); },
    [OPS.setLineWidth]: ([width]) => { now.width = Number(width); },
    [OPS.setDash]: ([dash]) => { now.dash = dash as number[]; },
    [OPS.setFont]: ([font, size]) => { now.face = isBold(String(font)) ? 'bold' : 'regular'; now.size = Number(size); },
    [OPS.setTextMatrix]: ([matrix]) => { const [, , , , x = 0, y = 0] = Object.values(matrix as Record<string, number>); now.at = flipped(x, y); },
    [OPS.showText]: ([glyphs]) => {
      const text = (glyphs as ({ unicode: string } | number)[]).map((glyph) => (typeof glyph === 'number' ? '' : glyph.unicode)).join('');
      marks.push({ kind: 'text', text, face: now.face, size: now.size, color: now.fill, at: now.at });
    },
    [OPS.constructPath]: ([paint, path]) => {
      const [numbers] = path as [Record<string, number>];
      const [fills, strokes] = [[OPS.fill, OPS.fillStroke, OPS.eoFill].includes(paint as number), [OPS.stroke, OPS.fillStroke, OPS.closeStroke].includes(paint as number)];
      marks.push({ kind: 'path', segments: segmentsOf(Object.values(numbers), flipped), fill: fills ? now.fill : null, stroke: strokes ? now.stroke : null, width: now.width, dash: now.dash });
    },
  };
  operators.forEach((operator, place) => { does[operator]?.(args[place] ?? []); });
  return marks;
}

function segmentsOf(numbers: number[], flipped: (x: number, y: number) => Point): Segment[] {
  const segments: Segment[] = [];
  for (let at = 0; at < numbers.length;) {
    const step = STEPS[numbers[at] ?? 0];
    if (!step) throw new Error('a step of a path is unknown');
    const by = numbers.slice(at + 1, at + 1 + step.numbers);
    segments.push({ to: step.to, by: Array.from({ length: by.length / 2 }, (_, pair) => flipped(by[pair * 2] ?? 0, by[pair * 2 + 1] ?? 0)).flat() });
    at += 1 + step.numbers;
  }
  return segments;
}

export type PeerFonts = Record<Face, unknown>;

/**
 * The faces with the characters of these pages alone, without their tables of substitution, opened once: as little as the
 * drawing library can be given to do.
 */
export async function subsetFor(pages: Page[]): Promise<PeerFonts> {
  const characters = (face: Face) => [...new Set(pages.flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === 'text' && mark.face === face ? [...mark.text] : []))))].join('');
  const opened = async (face: Face) => {
    const probe = new PDFDocument({ autoFirstPage: false });
    probe.font(plain(await subsetFont(await readFile(path.join(FOLDER, FACES[face])), characters(face), { targetFormat: 'truetype' })));
    return (probe as unknown as { _font: { font: unknown } })._font.font;
  };
  return { regular: await opened('regular'), bold: await opened('bold') };
}

const LAYOUT = new Set(['GSUB', 'GPOS', 'GDEF', 'BASE', 'vhea', 'vmtx', 'STAT']);

/** A font file without the tables that layout reads (OpenType, "Organization of an OpenType font"). */
function plain(font: Buffer): Buffer {
  const entries = Array.from({ length: font.readUInt16BE(4) }, (_, index) => font.subarray(12 + index * 16, 28 + index * 16)).filter((entry) => !LAYOUT.has(entry.toString('latin1', 0, 4)));
  const head = Buffer.from(font.subarray(0, 12));
  head.writeUInt16BE(entries.length, 4);
  const bodies = entries.map((entry) => font.subarray(entry.readUInt32BE(8), entry.readUInt32BE(8) + Math.ceil(entry.readUInt32BE(12) / 4) * 4));
  let at = head.length + entries.length * 16;
  const placed = entries.map((entry, index) => {
    const copy = Buffer.from(entry);
    copy.writeUInt32BE(at, 8);
    at += bodies[index]?.length ?? 0;
    return copy;
  });
  return Buffer.concat([head, ...placed, ...bodies]);
}

/** The pages drawn by the library alone: no tags, no files inside, no seal. */
export function drawAlone(pages: Page[], fonts: PeerFonts): Promise<Buffer> {
  const doc = new PDFDocument({ margin: 0, autoFirstPage: false, pdfVersion: '1.7', font: null as unknown as string });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  for (const [name, font] of Object.entries(fonts)) doc.registerFont(name, font as Buffer);
  for (const { width, height, marks } of pages) {
    doc.addPage({ size: [width, height], margin: 0 });
    for (const mark of marks) draw(doc, mark);
  }
  doc.end();
  return done;
}

function draw(doc: PDFKit.PDFDocument, mark: Mark): void {
  if (mark.kind === 'text') {
    doc.font(mark.face).fontSize(mark.size).fillColor(mark.color).text(mark.text, mark.at[0], mark.at[1], { lineBreak: false, baseline: 'alphabetic' });
    return;
  }
  for (const { to, by: [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] } of mark.segments) {
    if (to === 'move') doc.moveTo(a, b);
    else if (to === 'line') doc.lineTo(a, b);
    else if (to === 'curve') doc.bezierCurveTo(a, b, c, d, e, f);
    else doc.closePath();
  }
  if (mark.stroke) doc.lineWidth(mark.width);
  if (mark.dash.length > 0) doc.dash(mark.dash[0] ?? 1, { space: mark.dash[1] ?? mark.dash[0] ?? 1 });
  if (mark.fill && mark.stroke) doc.fillAndStroke(mark.fill, mark.stroke);
  else if (mark.fill) doc.fill(mark.fill);
  else if (mark.stroke) doc.stroke(mark.stroke);
  if (mark.dash.length > 0) doc.undash();
}
