import { deflateSync } from 'node:zlib';

/** How many objects share one stream: a reader takes a stream apart whole to find one of them. */
const PER_STREAM = 200;

interface Placed {
  id: number;
  /** Where its number stands, and where its `endobj`. */
  start: number;
  end: number;
}

/** The objects of a file with a plain cross-reference table, in the order in which they stand, and the entries of its trailer. */
function readFile(pdf: Buffer): { objects: Placed[]; trailer: string } {
  const table = Number(/startxref\s+(\d+)/.exec(pdf.toString('latin1', pdf.lastIndexOf('startxref')))?.[1]);
  const after = pdf.toString('latin1', table);
  const lines = after.split('\n');
  const [first = 0, count = 0] = (lines[1] ?? '').split(' ').map(Number);
  const starts = lines.slice(2, 2 + count)
    .flatMap((line, index) => (line.includes(' n') ? [{ id: first + index, start: Number(line.slice(0, 10)) }] : []))
    .sort((a, b) => a.start - b.start);
  const objects = starts.map((each, index) => ({ ...each, end: pdf.lastIndexOf('endobj', starts[index + 1]?.start ?? table) }));
  return { objects, trailer: after.slice(after.indexOf('<<') + 2, after.lastIndexOf('>>')).replace(/\/Size \d+/, '') };
}

/** Writes a file whose cross-references are a stream (ISO 32000-1, 7.5.8). */
class PackedFile {
  private readonly parts: Buffer[] = [];
  private at = 0;
  private readonly entries = new Map<number, [type: number, where: number, index: number]>();

  constructor(private next: number) {}

  put(part: Buffer): void {
    this.parts.push(part);
    this.at += part.length;
  }

  whole(id: number, object: Buffer): void {
    this.entries.set(id, [1, this.at, 0]);
    this.put(object);
  }

  /** Small objects together in one compressed stream (7.5.7). */
  together(objects: { id: number; text: string }[]): void {
    const id = this.next++;
    let offset = 0;
    const index = objects.map((each, place) => {
      this.entries.set(each.id, [2, id, place]);
      const entry = `${each.id} ${offset}`;
      offset += each.text.length + 1;
      return entry;
    }).join(' ');
    this.stream(id, `/Type /ObjStm /N ${objects.length} /First ${index.length + 1}`, Buffer.from(`${index} ${objects.map(({ text }) => text).join(' ')}`, 'latin1'));
  }

  finish(trailer: string): Buffer {
    const [id, place] = [this.next++, this.at];
    this.entries.set(id, [1, place, 0]);
    const rows = Buffer.alloc(this.next * 7);
    for (const [object, [type, where, index]] of this.entries) {
      rows.writeUInt8(type, object * 7);
      rows.writeUInt32BE(where, object * 7 + 1);
      rows.writeUInt16BE(index, object * 7 + 5);
    }
    rows.writeUInt16BE(65_535, 5);
    this.stream(id, `/Type /XRef /W [1 4 2] /Size ${this.next} ${trailer}`, rows);
    this.put(Buffer.from(`startxref\n${place}\n%%EOF\n`));
    return Buffer.concat(this.parts);
  }

  private stream(id: number, entries: string, data: Buffer): void {
    const packed = deflateSync(data, { level: 9 });
    const head = Buffer.from(`${id} 0 obj\n<< ${entries} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`, 'latin1');
    this.whole(id, Buffer.concat([head, packed, Buffer.from('\nendstream\nendobj\n')]));
  }
}

/**
 * The same document with its small objects packed: a table is a tag for each of its cells, which written one by one take
 * more than half of a file. For what the drawing library writes: one plain cross-reference table, no earlier revision.
 */
export function packPdf(pdf: Buffer): Buffer {
  const { objects, trailer } = readFile(pdf);
  const file = new PackedFile(Math.max(...objects.map(({ id }) => id)) + 1);
  file.put(pdf.subarray(0, objects[0]?.start));
  const small: { id: number; text: string }[] = [];
  for (const { id, start, end } of objects) {
    const body = pdf.subarray(pdf.indexOf('obj', start) + 3, end);
    if (body.includes('endstream')) file.whole(id, Buffer.concat([pdf.subarray(start, end), Buffer.from('endobj\n')]));
    else small.push({ id, text: body.toString('latin1').trim() });
  }
  for (let from = 0; from < small.length; from += PER_STREAM) file.together(small.slice(from, from + PER_STREAM));
  return file.finish(trailer);
}
