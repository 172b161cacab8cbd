import { fromBER, Integer, ObjectIdentifier, OctetString, Sequence, type BaseBlock } from 'asn1js';
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, type Attribute, type SignerInfo } from 'pkijs';
import { ENGINE } from '@/lib/kernel/crypto-engine';
import { sameBytes } from '@/lib/kernel/same-bytes';
import { checkTimestamp, type Timestamp } from '@/lib/kernel/timestamp';

const OID = {
  contentType: '1.2.840.113549.1.9.3', digest: '1.2.840.113549.1.9.4', signingCertificate: '1.2.840.113549.1.9.16.2.47', timestamp: '1.2.840.113549.1.9.16.2.14',
  sha256: '2.16.840.1.101.3.4.2.1', ecdsaSha256: '1.2.840.10045.4.3.2', commonName: '2.5.4.3', organisation: '2.5.4.10',
};

/** What a signature over a file's bytes says, and whether it holds. */
export interface Cms {
  /** Over these very bytes. */
  sameContent: boolean;
  /** The signature itself holds, and its certificate is the one that it names. */
  holds: boolean;
  signer: Certificate;
  timestamp: Timestamp | 'BROKEN' | null;
}

const berOf = (part: { toSchema: () => BaseBlock }): Uint8Array => new Uint8Array(part.toSchema().toBER());
const digestOf = async (bytes: Uint8Array): Promise<Uint8Array> => new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
const valueOf = (attributes: readonly Attribute[] | undefined, type: string): BaseBlock | undefined => {
  const found = (attributes ?? []).filter((each) => each.type === type);
  return found.length === 1 ? found[0]?.values[0] as BaseBlock | undefined : undefined;
};
const octets = (block: BaseBlock | undefined): Uint8Array => (block instanceof OctetString ? new Uint8Array(block.getValue()) : new Uint8Array());

/** `signing-certificate-v2` (RFC 5035): the digest of the signer's own certificate, within what is signed. */
function namedDigest(signer: SignerInfo): Uint8Array {
  const inner = (block: BaseBlock | undefined, place: number) => (block instanceof Sequence ? block.valueBlock.value[place] : undefined);
  const first = inner(inner(valueOf(signer.signedAttrs?.attributes, OID.signingCertificate), 0), 0);
  const block = inner(first, 0);
  return octets(block instanceof OctetString ? block : inner(first, 1));
}

/** Written as our seals are and in no other way: what the signature does not cover could be changed without harm to it. */
function isStrict(signed: SignedData, signer: SignerInfo): boolean {
  const contentType = valueOf(signer.signedAttrs?.attributes, OID.contentType);
  return signed.signerInfos.length === 1 && signed.version === 1 && signer.version === 1 && signed.crls === undefined
    && signed.encapContentInfo.eContent === undefined && signed.encapContentInfo.eContentType === ContentInfo.DATA
    && signed.digestAlgorithms.length === 1 && signed.digestAlgorithms[0]?.algorithmId === OID.sha256
    && signer.digestAlgorithm.algorithmId === OID.sha256 && signer.signatureAlgorithm.algorithmId === OID.ecdsaSha256
    && contentType instanceof ObjectIdentifier && contentType.getValue() === ContentInfo.DATA;
}

/** The certificate that is named beside the signature, by who issued it and its number. */
const isNamed = ({ sid }: SignerInfo, { issuer, serialNumber }: Certificate): boolean =>
  sid instanceof IssuerAndSerialNumber && sameBytes(berOf(sid.issuer), berOf(issuer)) && sid.serialNumber.isEqual(serialNumber);

/** One that is not negative, of at most so many bytes beside the one that keeps it from being so. */
const isNumber = (block: BaseBlock, most: number): boolean => {
  const [first = 0x80, ...more] = block instanceof Integer ? block.valueBlock.valueHexView : [];
  return first < 0x80 && (more.length < most || (more.length === most && first === 0));
};

/**
 * ECDSA signatures are sequences of two numbers, each no longer than those of the key that made them. The library would
 * read a set as well, past a wrong length, and lay the first byte of a longer number over the other.
 */
function isSignature(value: ArrayBuffer, { subjectPublicKeyInfo: { subjectPublicKey } }: Certificate): boolean {
  const most = (subjectPublicKey.valueBlock.valueHexView.byteLength - 1) / 2;
  const { result, offset } = fromBER(value);
  return result instanceof Sequence && offset === value.byteLength && sameBytes(new Uint8Array(result.toBER()), new Uint8Array(value)) && result.valueBlock.value.every((each) => isNumber(each, most));
}

/** Each certificate is issued by the next and the last by itself, so that none can be put in or changed; the signer's own may stand alone. */
async function isChain(certificates: readonly Certificate[]): Promise<boolean> {
  if (certificates.length === 1) return true;
  const isWhole = ({ signatureValue }: Certificate, above: Certificate) => signatureValue.valueBlock.unusedBits === 0 && isSignature(signatureValue.valueBlock.valueHexView.slice().buffer, above);
  for (const [index, each] of certificates.entries()) {
    const above = certificates[index + 1] ?? each;
    if (!each.issuer.isEqual(above.subject) || each.signatureAlgorithm.algorithmId !== each.signature.algorithmId || !isWhole(each, above) || !(await each.verify(above, ENGINE))) return false;
  }
  return true;
}

const rawOf = (block: BaseBlock): Uint8Array => new Uint8Array(block.valueBeforeDecodeView);

/** Bytes that are read and written again are the same. A stamp comes from elsewhere and may be written otherwise: then the rest is not held against it. */
function isWrittenSo(signed: SignedData, signer: SignerInfo, der: Uint8Array): boolean {
  const stamp = valueOf(signer.unsignedAttrs?.attributes, OID.timestamp);
  if (stamp && !sameBytes(new Uint8Array(stamp.toBER()), rawOf(stamp))) return true;
  return sameBytes(berOf(new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) })), der);
}

async function stampOf(signer: SignerInfo): Promise<Cms['timestamp']> {
  const attributes = signer.unsignedAttrs?.attributes;
  if (!attributes) return null;
  const token = valueOf(attributes, OID.timestamp);
  if (attributes.length !== 1 || !token) return 'BROKEN';
  try {
    return await checkTimestamp(rawOf(token), await digestOf(new Uint8Array(signer.signature.getValue())));
  } catch {
    return 'BROKEN';
  }
}

/**
 * Reads a detached signature (CMS, RFC 5652) and holds it against what it was made over. @throws for what is no such
 * thing; whoever calls says so.
 */
export async function readCms(der: Uint8Array<ArrayBuffer>, covered: Uint8Array<ArrayBuffer>): Promise<Cms> {
  const read = fromBER(der);
  if (read.offset !== der.length) throw new Error('no DER');
  const info = new ContentInfo({ schema: read.result });
  if (info.contentType !== ContentInfo.SIGNED_DATA) throw new Error('no signed data');
  const signed = new SignedData({ schema: info.content });
  const [signer] = signed.signerInfos;
  const certificates = (signed.certificates ?? []).filter((each) => each instanceof Certificate);
  const [own] = certificates;
  if (!signer || !own || certificates.length !== signed.certificates?.length) throw new Error('nobody signed');
  const sameContent = sameBytes(octets(valueOf(signer.signedAttrs?.attributes, OID.digest)), await digestOf(covered));
  const strict = isStrict(signed, signer) && isWrittenSo(signed, signer, der);
  const certified = sameBytes(namedDigest(signer), await digestOf(new Uint8Array(own.toSchema(false).toBER())));
  return { sameContent, holds: certified && strict && isNamed(signer, own) && await isChain(certificates) && await signatureHolds(signer, own), signer: own, timestamp: await stampOf(signer) };
}

/** The signature over the signed attributes, as a set (RFC 5652, 5.4). */
async function signatureHolds(signer: SignerInfo, certificate: Certificate): Promise<boolean> {
  const attributes = signer.signedAttrs?.encodedValue;
  if (!attributes || !isSignature(signer.signature.getValue(), certificate)) return false;
  return ENGINE.verifyWithPublicKey(attributes, signer.signature, certificate.subjectPublicKeyInfo, signer.signatureAlgorithm, 'SHA-256').catch(() => false);
}

export interface Named {
  name: string;
  organisation: string;
}

function named({ typesAndValues }: Certificate['subject']): Named {
  const part = (id: string) => String(typesAndValues.find(({ type }) => type === id)?.value.valueBlock.value ?? '');
  return { name: part(OID.commonName), organisation: part(OID.organisation) };
}

export const subjectOf = (certificate: Certificate): Named => named(certificate.subject);
export const issuerOf = (certificate: Certificate): Named => named(certificate.issuer);

/** @throws for what is no certificate */
export const fromPem = (text: string): Certificate => Certificate.fromBER(Uint8Array.from(globalThis.atob(text.replaceAll(/-----[^-]+-----|\s/g, '')), (letter) => letter.charCodeAt(0)));

/** The certificate among these that issued this one, by its signature and not by its name alone. */
export async function issuerAmong(certificate: Certificate, roots: readonly Certificate[]): Promise<Certificate | null> {
  for (const root of roots) {
    if (certificate.issuer.isEqual(root.subject) && await certificate.verify(root, ENGINE).catch(() => false)) return root;
  }
  return null;
}

export const isValidAt = ({ notBefore, notAfter }: Certificate, at: Date): boolean => notBefore.value <= at && at <= notAfter.value;
