import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** A document as it was made, and as it was asked for since. */
export interface Kept {
  bodies: Map<Encoding, Buffer>;
  etag: string;
  listingId: string | undefined;
  madeAt: number;
}

const HOUR_MS = 3_600_000;
/** About four hundred documents with their smaller forms. */
const MOST_BYTES = 48 * 1024 * 1024;
/** Said by the database's triggers where a change touches more than one listing (migration `mall_changes`). */
const EVERYTHING = '*';

const smaller = {
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength } }),
  gzip: (body: Buffer) => promisify(gzip)(body, { level: 6 }),
};

interface Making {
  document: Promise<Kept | undefined>;
  listingId: string | undefined;
}

/**
 * Documents that are the same for everybody, made when first asked for, once however many ask; gone when the database
 * says that what they show changed, after an hour, and, the longest unasked first, where there are too many.
 */
export class KeptDocuments {
  private readonly kept = new Map<string, Kept>();
  private readonly making = new Map<string, Making>();
  private readonly now: () => number;
  private bytes = 0;

  constructor(now: () => number = () => performance.now()) {
    this.now = now;
  }

  /** @param make asked at most once at a time for a key; undefined for what is no such document, which is not kept */
  async get(key: string, listingId: string | undefined, make: () => Promise<Buffer | undefined>): Promise<Kept | undefined> {
    const known = this.kept.get(key);
    if (known && this.now() - known.madeAt < HOUR_MS) {
      this.kept.delete(key);
      this.kept.set(key, known);
      return known;
    }
    const made = this.making.get(key);
    if (made) return made.document;
    const making: Making = { listingId, document: Promise.resolve(undefined) };
    making.document = this.make(key, making, make);
    this.making.set(key, making);
    return making.document;
  }

  /** The document in the form that was asked for; a smaller form is made once. */
  async body(key: string, document: Kept, encoding: Encoding): Promise<Buffer> {
    const known = document.bodies.get(encoding);
    if (known) return known;
    const identity = document.bodies.get('identity') as Buffer;
    const made = encoding === 'identity' ? identity : await smaller[encoding](identity);
    if (!document.bodies.has(encoding)) {
      document.bodies.set(encoding, made);
      if (this.kept.get(key) === document) this.grow(made.byteLength);
    }
    return made;
  }

  /** What the database said: one listing changed, and with it every list; or everything. */
  expire(said: string): void {
    const touched = (listingId: string | undefined) => said === EVERYTHING || listingId === undefined || listingId === said;
    for (const [key, { listingId }] of this.kept) if (touched(listingId)) this.forget(key);
    // What is being made may have read what was there before: whoever asks from now on waits for another.
    for (const [key, { listingId }] of this.making) if (touched(listingId)) this.making.delete(key);
  }

  private async make(key: string, making: Making, make: () => Promise<Buffer | undefined>): Promise<Kept | undefined> {
    try {
      const body = await make();
      if (body === undefined) return undefined;
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
      const document: Kept = { bodies: new Map([['identity', body]]), etag, listingId: making.listingId, madeAt: this.now() };
      if (this.making.get(key) === making) this.keep(key, document);
      return document;
    } finally {
      if (this.making.get(key) === making) this.making.delete(key);
    }
  }

  private keep(key: string, document: Kept): void {
    this.forget(key);
    this.kept.set(key, document);
    this.grow(sizeOf(document));
  }

  private grow(bytes: number): void {
    this.bytes += bytes;
    for (const key of this.kept.keys()) {
      if (this.bytes <= MOST_BYTES) return;
      this.forget(key);
    }
  }

  private forget(key: string): void {
    const document = this.kept.get(key);
    if (!document) return;
    this.kept.delete(key);
    this.bytes -= sizeOf(document);
  }
}

const sizeOf = ({ bodies }: Kept) => [...bodies.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
