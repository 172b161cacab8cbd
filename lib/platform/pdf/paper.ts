import PDFDocument from 'pdfkit';
import type { Fonts } from './fonts';
import { PackedFile } from './packed-file';

interface Reference { id: number; toString(): string }

/** What the drawing library does with what it has written; its types leave it out. */
interface Written {
  _root: Reference;
  _info: Reference;
  _id: Uint8Array;
  _write(part: string | Uint8Array): void;
  _refEnd(reference: Reference): void;
  _finalize(): void;
}

const Library = PDFDocument as unknown as new (options: object) => PDFKit.PDFDocument & Written;
const VERSION = '1.7';

/**
 * A document of the drawing library that is packed while it is written, and is a file at once: the library itself would
 * pour it out piece by piece, each object for itself.
 */
export class Paper extends Library {
  private packedFile: PackedFile | undefined;
  private pieces: (string | Uint8Array)[];
  private finished: Buffer | undefined;

  constructor(options: PDFKit.PDFDocumentOptions, fonts: Fonts) {
    super({ ...options, pdfVersion: VERSION, compress: false, autoFirstPage: false, font: null });
    this.pieces = []; // What stands before the first object is written by the packed file.
    // The library takes fonts that were read before; its types know only files and bytes.
    for (const [name, font] of Object.entries(fonts)) this.registerFont(name, font as unknown as Buffer);
    this.addPage();
  }

  /** What is written of a page is put together at its end: it is thousands of pieces. */
  override addPage(options?: PDFKit.PDFDocumentOptions): this {
    super.addPage(options);
    const { page } = this;
    const [parts, end]: [string[], () => void] = [[], page.end.bind(page)];
    page.write = (part: string) => { parts.push(part); };
    page.end = () => {
      page.content.write(Buffer.from(parts.join('\n'), 'latin1'));
      end();
    };
    return this;
  }

  /** Ends the document. */
  toFile(): Buffer {
    this.end();
    if (!this.finished) throw new Error('a part of the document was not ended');
    return this.finished;
  }

  override _write(part: string | Uint8Array): void { (this.pieces as typeof this.pieces | undefined)?.push(part); }

  /** An object is complete: `1 0 obj`, what it says, and where it has data `stream`, these and `endstream`. */
  override _refEnd(reference: Reference): void {
    const [, said = '', , data] = this.pieces;
    this.pieces = [];
    this.packedFile ??= new PackedFile(VERSION);
    if (data instanceof Uint8Array) this.packedFile.stream(reference.id, String(said).slice(2, -2).replace(/\/Length \d+\n/, ''), data);
    else this.packedFile.object(reference.id, String(said));
    super._refEnd(reference);
  }

  override _finalize(): void {
    const id = Buffer.from(this._id).toString('hex');
    this.finished = this.packedFile?.finish(`/Root ${this._root.toString()} /Info ${this._info.toString()} /ID [<${id}> <${id}>]`);
  }
}
