import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { webcrypto } from 'node:crypto';
import { Integer, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier, ContentInfo, EncapsulatedContentInfo, IssuerAndSerialNumber, PKIStatusInfo, SignedAndUnsignedAttributes, SignedData, SignerInfo, TimeStampReq, TimeStampResp, TSTInfo, Attribute,
} from 'pkijs';
import { ObjectIdentifier, UTCTime } from 'asn1js';
import { Temporal } from 'temporal-polyfill';
import { ENGINE } from '@/lib/kernel/crypto-engine';
import { certify, privateKeyOf, readCertificate } from '@/lib/platform/certificates';

const OID = { tstInfo: '1.2.840.113549.1.9.16.1.4', signedData: '1.2.840.113549.1.7.2', contentType: '1.2.840.113549.1.9.3', signingTime: '1.2.840.113549.1.9.5', digest: '1.2.840.113549.1.9.4' };
export type Mood = 'stamp' | 'refuse' | 'other-digest' | 'broken-signature' | 'nonsense' | 'error' | 'hang';

/** A time-stamp server of its own kind (RFC 3161 over HTTP), which can be told to misbehave. */
export class TimeStampServer {
  mood: Mood = 'stamp';
  asked = 0;

  private constructor(private readonly server: ReturnType<typeof createServer>, readonly url: string) {}

  static async start(now: () => Temporal.Instant): Promise<TimeStampServer> {
    const at = Temporal.Instant.from('2026-01-01T00:00:00Z');
    const key = await certify({ subject: { name: '시점 확인 시험 서버', organisation: 'Dalmada Test' }, notBefore: at, notAfter: at.add({ hours: 24 * 3650 }) });
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        self.asked += 1;
        if (self.mood === 'hang') return;
        if (self.mood === 'error') { response.writeHead(500).end(); return; }
        if (self.mood === 'nonsense') { response.writeHead(200).end('not a stamp'); return; }
        void self.answer(Buffer.concat(chunks), key, now()).then((bytes) => { response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(bytes); });
      });
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    const self = new TimeStampServer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`);
    return self;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => { this.server.close(resolve); });
  }

  private async answer(body: Buffer, key: Awaited<ReturnType<typeof certify>>, at: Temporal.Instant): Promise<Buffer> {
    if (this.mood === 'refuse') return Buffer.from(new TimeStampResp({ status: new PKIStatusInfo({ status: 2 }) }).toSchema().toBER());
    const asked = TimeStampReq.fromBER(new Uint8Array(body));
    if (this.mood === 'other-digest') asked.messageImprint.hashedMessage = new OctetString({ valueHex: new Uint8Array(32).buffer });
    const info = new TSTInfo({
      version: 1, policy: '1.2.3.4.1', messageImprint: asked.messageImprint, serialNumber: new Integer({ value: this.asked }), genTime: new Date(at.epochMilliseconds), ...(asked.nonce && { nonce: asked.nonce }),
    });
    const content = new Uint8Array(info.toSchema().toBER());
    const certificate = readCertificate(key.certificate);
    const signed = new SignedData({
      version: 3, encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.tstInfo, eContent: new OctetString({ valueHex: content.buffer }) }),
      signerInfos: [new SignerInfo({ version: 1, sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }) })],
      certificates: [certificate], digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: '2.16.840.1.101.3.4.2.1' })],
    });
    const attribute = (type: string, value: ObjectIdentifier | UTCTime | OctetString) => new Attribute({ type, values: [value] });
    const [signer] = signed.signerInfos;
    if (signer) {
      signer.signedAttrs = new SignedAndUnsignedAttributes({ type: 0, attributes: [
        attribute(OID.contentType, new ObjectIdentifier({ value: OID.tstInfo })), attribute(OID.signingTime, new UTCTime({ valueDate: new Date(at.epochMilliseconds) })),
        attribute(OID.digest, new OctetString({ valueHex: await webcrypto.subtle.digest('SHA-256', content) })),
      ] });
    }
    await signed.sign((await privateKeyOf(key.privatePem)) as CryptoKey, 0, 'SHA-256', content.buffer, ENGINE);
    if (this.mood === 'broken-signature' && signer) {
      const value = new Uint8Array(signer.signature.valueBlock.valueHexView);
      value[value.length - 1] = (value.at(-1) ?? 0) ^ 1;
      signer.signature = new OctetString({ valueHex: value.buffer });
    }
    const token = new ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) });
    return Buffer.from(new TimeStampResp({ status: new PKIStatusInfo({ status: 0 }), timeStampToken: token }).toSchema().toBER());
  }
}
