import { particularsShape, type Particulars } from '@/lib/contracts/model/particulars';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { plainDateIn, type PlainDate } from '@/lib/kernel/calendar';
import { toInstant } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import { maskedMail } from '@/lib/signing/model/code';
import { readAgreed, type Agreed } from '../model/agreed';
import type { TransferSide } from '../model/transfer';
import type { TransferRow } from './transfers';

/** What the agreement says. Of its parties no more than both may know of each other. */
export interface Agreement {
  number: string;
  leaseNumber: string;
  contractNumber: string;
  contractSha256: string;
  contractOn: PlainDate;
  from: { name: string; mail: string };
  to: { name: string; mail: string };
  seller: Particulars['seller'];
  financier: Particulars['financier'];
  goods: Particulars['goods'];
  serial: string;
  endsOn: PlainDate;
  of: Particulars;
  terms: CanonicalTerms;
  currency: string;
  agreed: Agreed;
  drawnAt: Date | null;
}

export interface SignedSide {
  side: TransferSide;
  name: string;
  signedAt: string;
  sentTo: string;
  address: string;
  agent: string;
  documentSha256: string;
}

export async function findAgreement(db: Db, transfer: TransferRow): Promise<Agreement> {
  const lease = await db.lease.findUniqueOrThrow({ where: { id: transfer.leaseId }, include: { unit: { select: { serial: true } }, contract: true } });
  const of = particularsShape.parse(lease.contract.particulars);
  const { seller, financier, goods } = of;
  return {
    number: transfer.number, leaseNumber: lease.number, contractNumber: lease.contract.number, contractSha256: lease.contract.sealedSha256 ?? '', contractOn: plainDateIn(toInstant(lease.contract.sealedAt ?? lease.createdAt), lease.timeZone),
    from: { name: transfer.from.name, mail: maskedMail(transfer.from.email) }, to: { name: transfer.to?.name ?? '', mail: maskedMail(transfer.to?.email ?? transfer.toEmail) },
    seller, financier, goods, serial: lease.unit.serial, endsOn: lease.endsOn.toISOString().slice(0, 10), of, terms: lease.contract.terms as unknown as CanonicalTerms, currency: lease.currency, agreed: readAgreed(transfer.agreed), drawnAt: transfer.decidedAt,
  };
}

export const findSealer = (db: Db, institutionId: string) => db.institution.findUniqueOrThrow({ where: { id: institutionId }, select: { id: true, nameKo: true } });

/** Both signatures with how each of them was given. */
export async function findSignatures(db: Db, transferId: string): Promise<SignedSide[]> {
  const rows = await db.transferSignature.findMany({ where: { transferId }, include: { code: { select: { sentTo: true } } }, orderBy: { signedAt: 'asc' } });
  return rows.map(({ side, name, signedAt, code, address, agent, documentSha256 }) => ({ side, name, signedAt: toInstant(signedAt).toString(), sentTo: code.sentTo, address, agent, documentSha256 }));
}
