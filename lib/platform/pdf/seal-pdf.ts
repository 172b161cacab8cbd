import { CryptoKeySigner, HttpTimestampAuthority, PDF, type TimestampAuthority } from '@libpdf/core';
import type { Temporal } from 'temporal-polyfill';
import { checkTimestamp } from '@/lib/kernel/timestamp';
import { der, privateKeyOf } from '../certificates';
import { toDate } from '../clock';
import { withPadesCms } from './pades-cms';

export interface Seal {
  /** PEM; the chain is those above it, one after another. */
  certificate: string;
  chain: string;
  privatePem: string;
  reason: string;
  at: Temporal.Instant;
  /** A time-stamp server (RFC 3161); null: sealed without one (PAdES B-B). */
  timestampUrl: string | null;
}

/** From the question to the last byte of the answer. */
const TIMESTAMP_DEADLINE_MS = 10_000;
/** Bytes kept for the signature: with its two certificates it takes some 1.9 KB, a time stamp with its own some 5 KB more. */
const ROOM = { plain: 2560, stamped: 9216 };

const certificatesIn = (chain: string): Uint8Array[] => (chain.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(der);

/** A server whose answer is looked at before it is believed: over this digest, and signed. */
function authority(url: string): TimestampAuthority {
  const server = new HttpTimestampAuthority(url, { fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(TIMESTAMP_DEADLINE_MS) }) });
  return {
    async timestamp(digest, algorithm) {
      const token = await server.timestamp(digest, algorithm);
      await checkTimestamp(token, digest);
      return token;
    },
  };
}

/**
 * One signature over the whole file (PAdES B-B, or B-T with a time-stamp server; ETSI EN 319 142-1), in a revision of its
 * own: not a byte of what was drawn changes. @throws Error when the time-stamp server gives no good stamp: it is never left out.
 */
export async function sealPdf(pdf: Uint8Array, seal: Seal): Promise<Buffer> {
  const signer = new CryptoKeySigner((await privateKeyOf(seal.privatePem)) as CryptoKey, der(seal.certificate), 'EC', 'ECDSA', certificatesIn(seal.chain));
  const document = await PDF.load(pdf);
  const { bytes } = await document.sign({
    signer, reason: seal.reason, signingTime: toDate(seal.at), fieldName: 'seal', level: 'B-B', estimatedSize: seal.timestampUrl === null ? ROOM.plain : ROOM.stamped,
  });
  return withPadesCms(bytes, signer, seal.timestampUrl === null ? null : authority(seal.timestampUrl));
}
