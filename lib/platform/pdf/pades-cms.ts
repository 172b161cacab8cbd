import type { CryptoKeySigner, TimestampAuthority } from '@libpdf/core';
import { Constructed, fromBER, ObjectIdentifier, OctetString, Sequence, Set, type BaseBlock } from 'asn1js';

const OID = { signingTime: '1.2.840.113549.1.9.5', timestamp: '1.2.840.113549.1.9.16.2.14' };
/** Of a set, as it is signed; within the signature it has a tag of its own (RFC 5652, 5.4). */
const SET = 0x31;
/** Where the signed attributes and the signature stand in what one signer says (RFC 5652, 5.3). */
const [ATTRIBUTES, SIGNATURE] = [3, 5];

const berOf = (block: BaseBlock): Buffer => Buffer.from(block.toBER());
const digestOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
const blockOf = (bytes: Uint8Array) => fromBER(new Uint8Array(bytes).buffer).result;

/** @throws for what is no signature as the library writes it */
function partsOf(block: BaseBlock | undefined): BaseBlock[] {
  if (block instanceof Constructed) return block.valueBlock.value;
  throw new Error('no signature');
}

const isTime = (attribute: BaseBlock): boolean => {
  const [type] = partsOf(attribute);
  return type instanceof ObjectIdentifier && type.getValue() === OID.signingTime;
};

async function signAgain(info: BaseBlock[], signer: CryptoKeySigner): Promise<Uint8Array<ArrayBuffer>> {
  const block = info[ATTRIBUTES];
  const kept = partsOf(block).filter((each) => !isTime(each)).map((each) => ({ each, ber: berOf(each) })).sort((one, other) => Buffer.compare(one.ber, other.ber));
  const attributes = new Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: kept.map(({ each }) => each) });
  const signed = new Uint8Array(attributes.toBER());
  signed[0] = SET;
  const signature = new Uint8Array(await signer.sign(signed, 'SHA-256'));
  info[ATTRIBUTES] = attributes;
  info[SIGNATURE] = new OctetString({ valueHex: signature.buffer });
  return signature;
}

/**
 * The signature (CMS, DER) that the library has made, as PAdES has it (ETSI EN 319 142-1, 6.3): the time is said in the
 * file's `/M` and may not stand in it, but the library has no way to leave it out; what is signed is in the order of DER.
 */
async function padesCms(der: Uint8Array, signer: CryptoKeySigner, authority: TimestampAuthority | null): Promise<Uint8Array> {
  const content = blockOf(der);
  const info = partsOf(partsOf(partsOf(partsOf(partsOf(content)[1])[0]).at(-1))[0]);
  const signature = await signAgain(info, signer);
  if (authority) {
    const token = await authority.timestamp(await digestOf(signature), 'SHA-256');
    const attribute = new Sequence({ value: [new ObjectIdentifier({ value: OID.timestamp }), new Set({ value: [blockOf(token)] })] });
    info.push(new Constructed({ idBlock: { tagClass: 3, tagNumber: 1 }, value: [attribute] }));
  }
  return new Uint8Array(content.toBER());
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
