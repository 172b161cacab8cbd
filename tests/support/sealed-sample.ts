import { createHash } from 'node:crypto';
import { CryptoKeySigner, PDF } from '@libpdf/core';
import { fromBER, Integer, OctetString, Sequence } from 'asn1js';
import { ContentInfo, SignedData } from 'pkijs';
import { Temporal } from 'temporal-polyfill';
import { drawContract } from '@/lib/contracts/document/draw-contract';
import type { Evidence, KeySignature } from '@/lib/contracts/model/evidence';
import { newKeyPair, signBytes } from '@/lib/institutions/transport/keys';
import { certify, der, privateKeyOf, type CertifiedKey } from '@/lib/platform/certificates';
import { sealPdf } from '@/lib/platform/pdf/seal-pdf';
import { partyStatement } from '@/lib/signing/model/statement';
import { sampleContract, type Sample } from './contract-sample';

export const DELIVERED_AT = Temporal.Instant.from('2026-12-09T01:00:00Z');
export const SEALED_AT = Temporal.Instant.from('2026-12-09T06:02:00Z');
const SIGNED_AT = '2026-12-09T06:00:00Z';
const DAY = 24;

export const newRoot = (name = '달마다 계약 인증'): Promise<CertifiedKey> =>
  certify({ subject: { name, organisation: '달마다' }, notBefore: SEALED_AT.subtract({ hours: DAY }), notAfter: SEALED_AT.add({ hours: DAY * 7300 }) });

/** The financier's own, under a root; without one it signs itself, in the same name. */
export const newLeaf = (issuer?: CertifiedKey, notBefore = SEALED_AT.subtract({ hours: DAY })): Promise<CertifiedKey> =>
  certify({ subject: { name: '한강캐피탈(주) 계약 봉인', organisation: '한강캐피탈(주)' }, notBefore, notAfter: notBefore.add({ hours: DAY * 3650 }), ...(issuer && { issuer }) });

type Contract = Awaited<ReturnType<typeof sampleContract>>;

/** How the seller and the financier sign; an outside financier signs the hash of the terms. */
export function signaturesOf({ number, termsSha256 }: Contract, documentSha256: string, financier: 'desk' | 'outside' = 'desk'): KeySignature[] {
  const signed = (party: KeySignature['party'], name: string): KeySignature => {
    const { keyId, publicPem, privatePem } = newKeyPair();
    const ofTerms = party === 'FINANCIER' && financier === 'outside';
    const statement = ofTerms ? termsSha256 : partyStatement({ party, name, number, documentSha256, termsSha256, purchaserSignedAt: SIGNED_AT });
    return { party, name, keyId, publicKey: publicPem, statement, value: signBytes(ofTerms ? Buffer.from(statement, 'hex') : Buffer.from(statement), privatePem).toString('base64') };
  };
  return [signed('SELLER', '(주)소리나무 악기'), signed('FINANCIER', '한강캐피탈(주)')];
}

export function evidenceFor(contract: Contract, documentSha256: string, over: Partial<Evidence> = {}): Evidence {
  return {
    number: contract.number, verifyCode: contract.verifyCode, documentSha256, termsSha256: contract.termsSha256,
    purchaser: {
      name: '김서연', deliveredAt: DELIVERED_AT.toString(), openedAt: '2026-12-09T05:00:00Z', readAt: '2026-12-09T05:50:00Z', signedAt: SIGNED_AT, how: 'NAME', address: '203.0.113.×', agent: 'Chrome · Windows',
      consents: [{ key: 'withdrawal', at: '2026-12-09T05:55:00Z' }], code: { channel: 'MAIL', sentTo: 'k••@example.com', sentAt: '2026-12-09T05:58:00Z', usedAt: SIGNED_AT },
    },
    signatures: signaturesOf(contract, documentSha256), events: [], ...over,
  };
}

export interface Sealed {
  root: CertifiedKey;
  contract: Contract;
  /** As it was delivered to be signed. */
  delivered: Buffer;
  /** As it was drawn with its evidence, before its seal. */
  drawn: Buffer;
  sealed: Buffer;
}

interface Wanted {
  sample?: Sample;
  evidence?: (contract: Contract, documentSha256: string) => Evidence;
  root?: CertifiedKey;
  leaf?: CertifiedKey;
  timestampUrl?: string;
}

/** A contract drawn, delivered, signed and sealed as the mall does it. */
export async function sealedSample({ sample = {}, evidence = evidenceFor, root: given, leaf, timestampUrl }: Wanted = {}): Promise<Sealed> {
  const [root, contract] = [given ?? await newRoot(), await sampleContract(sample)];
  const delivered = await drawContract(contract, DELIVERED_AT);
  const drawn = await drawContract(contract, SEALED_AT, { evidence: evidence(contract, createHash('sha256').update(delivered).digest('hex')), strokes: null });
  return { root, contract, delivered, drawn, sealed: await sealedBy(drawn, leaf ?? await newLeaf(root), root, timestampUrl) };
}

export const sealedBy = (pdf: Uint8Array, leaf: CertifiedKey, root?: CertifiedKey, timestampUrl?: string): Promise<Buffer> =>
  sealPdf(pdf, { ...leaf, chain: root?.certificate ?? '', reason: 'DM-2612-0031 리스 계약', at: SEALED_AT, timestampUrl: timestampUrl ?? null });

/** Signed by somebody in a field of their own, after the seal. */
export async function signedAgain(pdf: Uint8Array, { certificate, privatePem }: CertifiedKey): Promise<Buffer> {
  const signer = new CryptoKeySigner((await privateKeyOf(privatePem)) as CryptoKey, der(certificate), 'EC', 'ECDSA', []);
  const { bytes } = await (await PDF.load(pdf)).sign({ signer, reason: 'again', signingTime: new Date(SEALED_AT.epochMilliseconds), fieldName: 'again', level: 'B-B' });
  return Buffer.from(bytes);
}

/** The order of the curve P-256. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** The same seal with the other of the two values that hold for every ECDSA signature: whoever has a file can make it, without a key. */
export function withTwinSignature(sealed: Buffer): Buffer {
  const from = sealed.lastIndexOf('/Contents <') + '/Contents <'.length;
  const to = sealed.indexOf('>', from);
  const signed = new SignedData({ schema: ContentInfo.fromBER(new Uint8Array(Buffer.from(sealed.toString('latin1', from, to), 'hex'))).content });
  const [signer] = signed.signerInfos;
  const values = fromBER(signer?.signature.getValue() ?? new ArrayBuffer(0)).result;
  const [r, s] = values instanceof Sequence ? values.valueBlock.value : [];
  if (!signer || !(r instanceof Integer) || !(s instanceof Integer)) throw new Error('no ECDSA signature');
  signer.signature = new OctetString({ valueHex: new Sequence({ value: [r, Integer.fromBigInt(ORDER - s.toBigInt())] }).toBER() });
  const cms = Buffer.from(new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) }).toSchema().toBER());
  const twin = Buffer.from(sealed);
  twin.write(cms.toString('hex').toUpperCase().padEnd(to - from, '0'), from, 'latin1');
  return twin;
}
