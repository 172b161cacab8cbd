import { readJsonText } from '@/lib/kernel/json-text';
import { failed, passed, unknown, type Check } from './checks';
import { statementShape, type ReadEvidence } from './evidence-shape';

type KeySignature = ReadEvidence['signatures'][number];

const bytesOf = (base64: string) => Uint8Array.from(globalThis.atob(base64.replaceAll(/-----[^-]+-----|\s/g, '')), (letter) => letter.charCodeAt(0));
const fromHex = (hex: string) => Uint8Array.from({ length: hex.length / 2 }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16));

/** null: whoever reads this knows no Ed25519. */
async function holds({ publicKey, value }: KeySignature, said: Uint8Array<ArrayBuffer>): Promise<boolean | null> {
  const { subtle } = globalThis.crypto;
  try {
    const key = await subtle.importKey('spki', bytesOf(publicKey), 'Ed25519', false, ['verify']);
    return await subtle.verify('Ed25519', key, bytesOf(value), said);
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotSupportedError' ? null : false;
  }
}

function saysSo({ party, statement }: KeySignature, evidence: ReadEvidence): boolean {
  const read = readJsonText(statement);
  const said = read.ok ? statementShape.safeParse(read.value) : undefined;
  return said?.success === true && said.data.party === party && said.data.number === evidence.number && said.data.documentSha256 === evidence.documentSha256
    && said.data.termsSha256 === evidence.termsSha256 && said.data.purchaserSignedAt === evidence.purchaser.signedAt;
}

/**
 * Whether the seller and the financier signed this contract by their keys. An outside financier signed the 32 bytes of
 * the terms' hash when it drew the contract up, or nothing: then it has sealed by its certificate alone.
 */
export async function checkParty(name: 'seller' | 'financier', evidence: ReadEvidence): Promise<Check> {
  const party = name === 'seller' ? 'SELLER' : 'FINANCIER';
  const own = evidence.signatures.filter((each) => each.party === party);
  const [signature] = own;
  if (!signature) return name === 'seller' ? failed(name, 'none') : unknown(name, 'by-certificate');
  if (own.length > 1) return failed(name, 'several');
  const ofTerms = party === 'FINANCIER' && signature.statement === evidence.termsSha256;
  if (!ofTerms && !saysSo(signature, evidence)) return failed(name, 'other', { name: signature.name });
  const good = await holds(signature, ofTerms ? fromHex(signature.statement) : new TextEncoder().encode(signature.statement));
  if (good === null) return unknown(name, 'unsupported', { name: signature.name });
  return good ? passed(name, { name: signature.name }) : failed(name, 'broken', { name: signature.name });
}
