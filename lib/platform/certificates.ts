import { randomBytes, webcrypto } from 'node:crypto';
import { BitString, Integer, ObjectIdentifier, OctetString, PrintableString, Sequence, Set, Utf8String } from 'asn1js';
import { BasicConstraints, Certificate, Extension, RelativeDistinguishedNames } from 'pkijs';
import type { Temporal } from 'temporal-polyfill';
import { ENGINE } from '@/lib/kernel/crypto-engine';
import { toDate } from './clock';

/** ECDSA on P-256 with SHA-256: small signatures, known to every reader of PDF. */
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;

export interface CertifiedKey {
  /** PEM. */
  certificate: string;
  /** PEM, PKCS #8. */
  privatePem: string;
  notAfter: Date;
}

export interface Named {
  /** Common name and organisation, as a reader of the certificate sees them. */
  name: string;
  organisation: string;
}

interface Order {
  subject: Named;
  notBefore: Temporal.Instant;
  notAfter: Temporal.Instant;
  /** None: it signs itself, and signs others. */
  issuer?: CertifiedKey;
}

const OID = { commonName: '2.5.4.3', country: '2.5.4.6', organisation: '2.5.4.10', basicConstraints: '2.5.29.19', keyUsage: '2.5.29.15', subjectKey: '2.5.29.14' };
/** Bits of KeyUsage (RFC 5280, 4.2.1.3), the first at the left. */
const USAGE = { sign: 0b1100_0000, certify: 0b0000_0110 };

export const pem = (der: Uint8Array, what: 'CERTIFICATE' | 'PRIVATE KEY'): string =>
  `-----BEGIN ${what}-----\n${Buffer.from(der).toString('base64').replaceAll(/(.{64})(?=.)/g, '$1\n')}\n-----END ${what}-----\n`;
export const der = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64'));
export const readCertificate = (text: string): Certificate => Certificate.fromBER(der(text));

/** The private half as it signs. @throws for a key that is no EC key on P-256 */
export const privateKeyOf = (privatePem: string): Promise<webcrypto.CryptoKey> => webcrypto.subtle.importKey('pkcs8', der(privatePem), ALGORITHM, true, ['sign']);

/** Each part in a set of its own, as readers expect (the library would put all into one). */
function named({ name, organisation }: Named): RelativeDistinguishedNames {
  const part = (id: string, value: PrintableString | Utf8String) => new Set({ value: [new Sequence({ value: [new ObjectIdentifier({ value: id }), value] })] });
  const parts = [part(OID.country, new PrintableString({ value: 'KR' })), part(OID.organisation, new Utf8String({ value: organisation })), part(OID.commonName, new Utf8String({ value: name }))];
  return RelativeDistinguishedNames.fromBER(new Sequence({ value: parts }).toBER());
}

const extension = (id: string, critical: boolean, value: ArrayBuffer) => new Extension({ extnID: id, critical, extnValue: value });

/** A new key with its certificate (X.509 v3, RFC 5280). */
export async function certify({ subject, notBefore, notAfter, issuer }: Order): Promise<CertifiedKey> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ valueHex: new Uint8Array([1, ...randomBytes(15)]).buffer });
  certificate.subject = named(subject);
  certificate.issuer = issuer ? readCertificate(issuer.certificate).subject : named(subject);
  certificate.notBefore.value = toDate(notBefore);
  certificate.notAfter.value = toDate(notAfter);
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey as CryptoKey, ENGINE);
  certificate.extensions = [
    extension(OID.basicConstraints, true, new BasicConstraints({ cA: !issuer }).toSchema().toBER()),
    extension(OID.keyUsage, true, new BitString({ valueHex: new Uint8Array([issuer ? USAGE.sign : USAGE.certify]).buffer, unusedBits: 1 }).toBER()),
    extension(OID.subjectKey, false, new OctetString({ valueHex: await webcrypto.subtle.digest('SHA-1', await webcrypto.subtle.exportKey('raw', keys.publicKey)) }).toBER()),
  ];
  await certificate.sign((issuer ? await privateKeyOf(issuer.privatePem) : keys.privateKey) as CryptoKey, 'SHA-256', ENGINE);
  return {
    certificate: pem(new Uint8Array(certificate.toSchema(true).toBER()), 'CERTIFICATE'),
    privatePem: pem(new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)), 'PRIVATE KEY'),
    notAfter: toDate(notAfter),
  };
}
