/** A character as it is drawn, in the units of its face. */
export interface Glyph {
  id: number;
  advanceWidth: number;
  codePoints: number[];
}

interface Group { first: number; last: number; glyph: number }

/** What a subset keeps of its face besides the glyphs; `cvt ` and `fpgm` where there are any. */
const KEPT = ['head', 'hhea', 'maxp', 'cvt ', 'fpgm', 'prep'];
const [POSTSCRIPT_NAME, WINDOWS] = [6, 3];
/** Above this a table of short offsets does not reach. */
const SHORT_REACH = 2 * 0xff_ff;

/**
 * A face of TrueType outlines, read from its file as far as a document needs it (OpenType 1.9), in the shape in which the
 * drawing library takes a font. Substitution and kerning are left aside: composed Hangul is one glyph a syllable and needs
 * neither. A character that was looked up once is known: there are no more than the face has.
 */
export class TrueType {
  readonly postscriptName: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
  readonly italicAngle: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly bbox: { minX: number; minY: number; maxX: number; maxY: number };
  readonly head: { macStyle: { italic: boolean } };
  readonly post: { isFixedPitch: boolean };
  readonly 'OS/2': { sFamilyClass: number };
  private readonly tables = new Map<string, Buffer>();
  private readonly metrics: number;
  private readonly groups: Group[];
  private readonly known = new Map<number, Glyph>();

  constructor(file: Buffer) {
    for (let entry = 12; entry < 12 + file.readUInt16BE(4) * 16; entry += 16) {
      const start = file.readUInt32BE(entry + 8);
      this.tables.set(file.toString('latin1', entry, entry + 4), file.subarray(start, start + file.readUInt32BE(entry + 12)));
    }
    const [head, hhea, os2, post] = [this.table('head'), this.table('hhea'), this.table('OS/2'), this.table('post')];
    this.unitsPerEm = head.readUInt16BE(18);
    this.bbox = { minX: head.readInt16BE(36), minY: head.readInt16BE(38), maxX: head.readInt16BE(40), maxY: head.readInt16BE(42) };
    this.head = { macStyle: { italic: (head.readUInt16BE(44) & 2) > 0 } };
    [this.ascent, this.descent, this.lineGap] = [hhea.readInt16BE(4), hhea.readInt16BE(6), hhea.readInt16BE(8)];
    this.metrics = hhea.readUInt16BE(34);
    this['OS/2'] = { sFamilyClass: os2.readInt16BE(30) };
    [this.xHeight, this.capHeight] = [os2.readInt16BE(86), os2.readInt16BE(88)];
    this.italicAngle = post.readInt32BE(4) / 0x1_00_00;
    this.post = { isFixedPitch: post.readUInt32BE(12) > 0 };
    this.postscriptName = this.readName();
    this.groups = this.readGroups();
  }

  hasGlyphForCodePoint(codePoint: number): boolean { return this.glyphForCodePoint(codePoint).id > 0; }

  glyphForCodePoint(codePoint: number): Glyph {
    const known = this.known.get(codePoint);
    if (known) return known;
    const id = this.find(codePoint);
    const glyph = { id, advanceWidth: this.getGlyph(id).advanceWidth, codePoints: [codePoint] };
    if (id > 0) this.known.set(codePoint, glyph);
    return glyph;
  }

  getGlyph(id: number): { advanceWidth: number } {
    return { advanceWidth: this.table('hmtx').readUInt16BE(Math.min(id, this.metrics - 1) * 4) };
  }

  /** Of a text of this size. */
  widthOf(text: string, size: number): number {
    let sum = 0;
    for (const char of text) sum += this.glyphForCodePoint(char.codePointAt(0) ?? 0).advanceWidth;
    return (sum / this.unitsPerEm) * size;
  }

  layout(text: string) {
    const glyphs = [...text].map((char) => this.glyphForCodePoint(char.codePointAt(0) ?? 0));
    const positions = glyphs.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 }));
    return { glyphs, positions, advanceWidth: glyphs.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0) };
  }

  /** The glyphs that one document uses, each under a number of its own; the first is the box for what is missing. */
  createSubset() {
    const [ids, places] = [[0], new Map([[0, 0]])];
    const includeGlyph = (id: number) => {
      const place = places.get(id) ?? ids.push(id) - 1;
      places.set(id, place);
      return place;
    };
    return { includeGlyph, encode: () => this.fileOf(ids) };
  }

  private fileOf(ids: number[]): Buffer {
    const outlines = ids.map((id) => this.outlineOf(id));
    const length = outlines.reduce((sum, outline) => sum + outline.length, 0);
    const short = length <= SHORT_REACH;
    const loca = Buffer.alloc((ids.length + 1) * (short ? 2 : 4));
    let end = 0;
    for (const [place, outline] of outlines.entries()) {
      end += outline.length;
      if (short) loca.writeUInt16BE(end / 2, (place + 1) * 2);
      else loca.writeUInt32BE(end, (place + 1) * 4);
    }
    const hmtx = Buffer.concat(ids.map((id) => this.metricOf(id)));
    const kept = KEPT.flatMap((tag) => { const data = this.tables.get(tag); return data ? [{ tag, data: Buffer.from(data) }] : []; });
    const of = (tag: string) => kept.find((table) => table.tag === tag)?.data;
    of('head')?.writeInt16BE(short ? 0 : 1, 50);
    of('hhea')?.writeUInt16BE(ids.length, 34);
    of('maxp')?.writeUInt16BE(ids.length, 4);
    return fontFile([...kept, { tag: 'loca', data: loca }, { tag: 'hmtx', data: hmtx }, { tag: 'glyf', data: Buffer.concat(outlines, length) }]);
  }

  /** Advance and bearing at the left. */
  private metricOf(id: number): Buffer {
    const hmtx = this.table('hmtx');
    if (id < this.metrics) return hmtx.subarray(id * 4, id * 4 + 4);
    const [last, bearing] = [(this.metrics - 1) * 4, this.metrics * 4 + (id - this.metrics) * 2];
    return Buffer.concat([hmtx.subarray(last, last + 2), hmtx.subarray(bearing, bearing + 2)]);
  }

  /** Of an even length, as short offsets need it. @throws Error for a glyph that is made of others: this mall's faces have none. */
  private outlineOf(id: number): Buffer {
    const [loca, long] = [this.table('loca'), this.table('head').readInt16BE(50) === 1];
    const at = (place: number) => (long ? loca.readUInt32BE(place * 4) : loca.readUInt16BE(place * 2) * 2);
    const outline = this.table('glyf').subarray(at(id), at(id + 1));
    if (outline.length > 0 && outline.readInt16BE(0) < 0) throw new Error(`glyph ${id} of ${this.postscriptName} is made of others`);
    return outline.length % 2 === 0 ? outline : Buffer.concat([outline, Buffer.alloc(1)]);
  }

  private find(codePoint: number): number {
    let [low, high] = [0, this.groups.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const group = this.groups[middle];
      if (!group) break;
      if (codePoint < group.first) high = middle - 1;
      else if (codePoint > group.last) low = middle + 1;
      else return group.glyph + codePoint - group.first;
    }
    return 0;
  }

  /** The character map that reaches beyond the first plane (cmap, format 12). */
  private readGroups(): Group[] {
    const cmap = this.table('cmap');
    const starts = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(8 + index * 8));
    const map = starts.find((start) => cmap.readUInt16BE(start) === 12);
    if (map === undefined) throw new Error(`${this.postscriptName} has no map of all characters`);
    return Array.from({ length: cmap.readUInt32BE(map + 12) }, (_, index) => {
      const at = map + 16 + index * 12;
      return { first: cmap.readUInt32BE(at), last: cmap.readUInt32BE(at + 4), glyph: cmap.readUInt32BE(at + 8) };
    });
  }

  private readName(): string {
    const name = this.table('name');
    const [count, texts] = [name.readUInt16BE(2), name.readUInt16BE(4)];
    for (let at = 6; at < 6 + count * 12; at += 12) {
      if (name.readUInt16BE(at) !== WINDOWS || name.readUInt16BE(at + 6) !== POSTSCRIPT_NAME) continue;
      const start = texts + name.readUInt16BE(at + 10);
      return Buffer.from(name.subarray(start, start + name.readUInt16BE(at + 8))).swap16().toString('utf16le');
    }
    throw new Error('a face without a name');
  }

  private table(tag: string): Buffer {
    const table = this.tables.get(tag);
    if (!table) throw new Error(`a face without ${tag}`);
    return table;
  }
}

function fontFile(tables: { tag: string; data: Buffer }[]): Buffer {
  const sorted = tables.toSorted((a, b) => (a.tag < b.tag ? -1 : 1));
  const head = Buffer.alloc(12 + sorted.length * 16);
  const power = Math.floor(Math.log2(sorted.length));
  head.writeUInt32BE(0x1_00_00, 0);
  [sorted.length, 16 * 2 ** power, power, 16 * (sorted.length - 2 ** power)].forEach((value, place) => head.writeUInt16BE(value, 4 + place * 2));
  const parts = [head];
  let at = head.length;
  for (const [index, { tag, data }] of sorted.entries()) {
    const padded = Buffer.concat([data], Math.ceil(data.length / 4) * 4);
    head.write(tag, 12 + index * 16, 'latin1');
    [checksum(padded), at, data.length].forEach((value, place) => head.writeUInt32BE(value, 16 + index * 16 + place * 4));
    parts.push(padded);
    at += padded.length;
  }
  return Buffer.concat(parts, at);
}

function checksum(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}
