import { fromBER, OctetString } from 'asn1js';
import { ContentInfo, SignedData, TSTInfo } from 'pkijs';
import { ENGINE } from './crypto-engine';
import { sameBytes } from './same-bytes';

export interface Timestamp {
  at: Date;
  /** Of whoever stamped, from its certificate. */
  by: string;
}

const COMMON_NAME = '2.5.4.3';

/**
 * What a time-stamp token (RFC 3161) says, once its own signature holds and it is over these bytes' digest.
 * @throws Error where it is not.
 */
export async function checkTimestamp(token: Uint8Array, digest: Uint8Array): Promise<Timestamp> {
  const signed = new SignedData({ schema: ContentInfo.fromBER(new Uint8Array(token)).content });
  const { eContent } = signed.encapContentInfo;
  if (!(eContent instanceof OctetString)) throw new Error('time stamp without content');
  const info = new TSTInfo({ schema: fromBER(eContent.getValue()).result });
  if (!sameBytes(new Uint8Array(info.messageImprint.hashedMessage.getValue()), digest)) throw new Error('time stamp of something else');
  // Said to be a stamp, the library wants the stamped bytes, of which there is only the digest here (compared above).
  signed.encapContentInfo.eContentType = ContentInfo.DATA;
  const { signatureVerified, signerCertificate } = await signed.verify({ signer: 0, checkChain: false, extendedMode: true }, ENGINE);
  if (!signatureVerified) throw new Error('time stamp whose signature does not hold');
  const by = signerCertificate?.subject.typesAndValues.find(({ type }) => type === COMMON_NAME)?.value.valueBlock.value ?? '';
  return { at: info.genTime, by: String(by) };
}
