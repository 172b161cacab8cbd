import { deflateSync } from 'node:zlib';

/** How many objects share one stream: a reader takes a stream apart whole to find one of them. */
const PER_STREAM = 500;
/** Of one entry of the cross-references: its kind, where it is, its place there. */
const ROW = { type: 1, where: 3, index: 2 };
const WIDTH = ROW.type + ROW.where + ROW.index;
const UNPACKED = /\/Type \/Metadata/;
/** An element of the structure: what a tag says. */
const TAG = /^<<\s\/S \//;

/**
 * A PDF whose small objects are packed together and whose cross-references are a stream (ISO 32000-1, 7.5.7 and 7.5.8): a
 * table is a tag for each of its cells, which written one by one take more than half of a file.
 */
export class PackedFile {
  private readonly parts: Buffer[] = [];
  private at = 0;
  private next = 1;
  private readonly entries = new Map<number, [type: number, where: number, index: number]>();
  /** Tags apart from the rest: whoever seals the file or shows a page of it has to open few objects, and most are tags. */
  private readonly small: Record<'tags' | 'rest', { id: number; text: string }[]> = { tags: [], rest: [] };

  constructor(version: string) {
    this.put(Buffer.from(`%PDF-${version}\n%\xFF\xFF\xFF\xFF\n`, 'latin1'));
  }

  object(id: number, text: string): void {
    this.next = Math.max(this.next, id + 1);
    this.small[TAG.test(text) ? 'tags' : 'rest'].push({ id, text });
  }

  /** `entries`: what its dictionary says besides its length. Whoever reads what a file says of itself looks for it unpacked. */
  stream(id: number, entries: string, data: Uint8Array): void {
    this.next = Math.max(this.next, id + 1);
    const packed = UNPACKED.test(entries) ? data : deflateSync(data, { chunkSize: Math.max(1024, data.length) });
    this.entries.set(id, [1, this.at, 0]);
    this.put(Buffer.from(`${id} 0 obj\n<<${entries}${packed === data ? '' : '/Filter /FlateDecode '}/Length ${packed.length}>>\nstream\n`, 'latin1'));
    this.put(packed);
    this.put(Buffer.from('\nendstream\nendobj\n'));
  }

  finish(trailer: string): Buffer {
    for (const objects of [this.small.tags, this.small.rest]) {
      for (let from = 0; from < objects.length; from += PER_STREAM) this.together(objects.slice(from, from + PER_STREAM));
    }
    const [id, place] = [this.next, this.at];
    this.entries.set(id, [1, place, 0]);
    const size = id + 1;
    const form = `/Type /XRef /W [${ROW.type} ${ROW.where} ${ROW.index}] /Size ${size} /DecodeParms <</Predictor 12 /Columns ${WIDTH}>> ${trailer} `;
    this.stream(id, form, this.table(size));
    this.put(Buffer.from(`startxref\n${place}\n%%EOF\n`));
    return Buffer.concat(this.parts, this.at);
  }

  private together(objects: { id: number; text: string }[]): void {
    const id = this.next;
    let offset = 0;
    const index = objects.map((each, place) => {
      this.entries.set(each.id, [2, id, place]);
      const entry = `${each.id} ${offset}`;
      offset += each.text.length + 1;
      return entry;
    }).join(' ');
    this.stream(id, `/Type /ObjStm /N ${objects.length} /First ${index.length + 1} `, Buffer.from(`${index} ${objects.map(({ text }) => text).join(' ')}`, 'latin1'));
  }

  /** Each row by its difference from the one above it (the predictor "up"): most differ in a digit. */
  private table(size: number): Buffer {
    const rows = Buffer.alloc(size * WIDTH);
    rows.writeUInt16BE(0xff_ff, ROW.type + ROW.where);
    for (const [object, [type, where, index]] of this.entries) {
      rows.writeUIntBE(type, object * WIDTH, ROW.type);
      rows.writeUIntBE(where, object * WIDTH + ROW.type, ROW.where);
      rows.writeUIntBE(index, object * WIDTH + ROW.type + ROW.where, ROW.index);
    }
    const told = Buffer.alloc(size * (WIDTH + 1));
    for (let row = 0; row < size; row += 1) {
      told[row * (WIDTH + 1)] = 2;
      for (let column = 0; column < WIDTH; column += 1) {
        const at = row * WIDTH + column;
        told[row * (WIDTH + 1) + 1 + column] = (rows[at] ?? 0) - (row === 0 ? 0 : rows[at - WIDTH] ?? 0);
      }
    }
    return told;
  }

  private put(part: Uint8Array): void {
    this.parts.push(part as Buffer);
    this.at += part.length;
  }
}
