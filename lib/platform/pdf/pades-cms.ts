import type { CryptoKeySigner, TimestampAuthority } from '@libpdf/core';
import { fromBER, OctetString } from 'asn1js';
import { Attribute, ContentInfo, SignedAndUnsignedAttributes, SignedData, type SignerInfo } from 'pkijs';

const OID = { signingTime: '1.2.840.113549.1.9.5', timestamp: '1.2.840.113549.1.9.16.2.14' };
/** Of a set, as it is signed; within the signature it has a tag of its own (RFC 5652, 5.4). */
const SET = 0x31;

const berOf = (part: Attribute): Buffer => Buffer.from(part.toSchema().toBER());
const digestOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
const blockOf = (bytes: Uint8Array) => fromBER(new Uint8Array(bytes).buffer).result;

async function signAgain(info: SignerInfo, signer: CryptoKeySigner): Promise<Uint8Array<ArrayBuffer>> {
  const attributes = (info.signedAttrs?.attributes ?? []).filter(({ type }) => type !== OID.signingTime).sort((one, other) => Buffer.compare(berOf(one), berOf(other)));
  info.signedAttrs = new SignedAndUnsignedAttributes({ type: 0, attributes });
  const signed = new Uint8Array(info.signedAttrs.toSchema().toBER());
  signed[0] = SET;
  const signature = new Uint8Array(await signer.sign(signed, 'SHA-256'));
  info.signature = new OctetString({ valueHex: signature.buffer });
  return signature;
}

/**
 * The signature (CMS, DER) that the library has made, as PAdES has it (ETSI EN 319 142-1, 6.3): the time is said in the
 * file's `/M` and may not stand in it, but the library has no way to leave it out; what is signed is in the order of DER.
 */
async function padesCms(der: Uint8Array, signer: CryptoKeySigner, authority: TimestampAuthority | null): Promise<Uint8Array> {
  const content = new ContentInfo({ schema: blockOf(der) });
  const signed = new SignedData({ schema: content.content });
  const [info] = signed.signerInfos;
  if (!info) throw new Error('nobody signed');
  const signature = await signAgain(info, signer);
  if (authority) {
    const token = await authority.timestamp(await digestOf(signature), 'SHA-256');
    info.unsignedAttrs = new SignedAndUnsignedAttributes({ type: 1, attributes: [new Attribute({ type: OID.timestamp, values: [blockOf(token)] })] });
  }
  return new Uint8Array(new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) }).toSchema().toBER());
}

/** Writes it in the place that the file keeps for its signature. @throws RangeError when it does not fit */
export async function withPadesCms(pdf: Uint8Array, signer: CryptoKeySigner, authority: TimestampAuthority | null): Promise<Buffer> {
  const bytes = Buffer.from(pdf);
  const from = bytes.lastIndexOf('/Contents <') + '/Contents <'.length;
  const to = bytes.indexOf('>', from);
  const cms = await padesCms(Buffer.from(bytes.toString('latin1', from, to), 'hex'), signer, authority);
  if (cms.length * 2 > to - from) throw new RangeError('the signature is larger than its place');
  bytes.write(Buffer.from(cms).toString('hex').toUpperCase().padEnd(to - from, '0'), from, 'latin1');
  return bytes;
}
