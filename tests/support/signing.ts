import { codeInMail } from '@/lib/host/seed/sign-delivered';
import type { Strokes } from '@/lib/contracts/model/evidence';
import { particularsShape } from '@/lib/contracts/model/particulars';
import { finishReading } from '@/lib/signing/finish-reading';
import { consentsOf } from '@/lib/signing/model/consents';
import { openSigning } from '@/lib/signing/open-signing';
import { recordConsent } from '@/lib/signing/record-consent';
import { sendSigningCode } from '@/lib/signing/send-signing-code';
import { signContract, type Signer } from '@/lib/signing/sign-contract';
import { valueOf } from './catalogue';
import type { Road, Walk } from './road';

/** A signature drawn by hand, long enough to be one. */
export const DRAWN: Strokes = [Array.from({ length: 14 }, (_, index): [number, number] => [40 + index * 30, 60 + (index % 2) * 80])];

/** A code that is not the one that was sent. */
export const otherThan = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** The clauses that a walk's purchaser is asked to agree to. */
export async function clausesOf(road: Road, { contractId }: Walk): Promise<string[]> {
  const { particulars } = await road.db.contract.findUniqueOrThrow({ where: { id: contractId }, select: { particulars: true } });
  return consentsOf(particularsShape.parse(particulars).disclosurePack).map(({ key }) => key);
}

/** A delivered contract that its purchaser has read and agreed to, all but these clauses. */
export async function readyToSign(road: Road, walk: Walk, without: readonly string[] = []): Promise<Walk> {
  const { contractId, purchaser } = walk;
  valueOf(await openSigning(road.deps, purchaser, { contractId }));
  valueOf(await finishReading(road.deps, purchaser, { contractId }));
  for (const key of await clausesOf(road, walk)) {
    if (!without.includes(key)) valueOf(await recordConsent(road.deps, purchaser, { contractId, key, agreed: true }));
  }
  return walk;
}

/** Sends a code and reads it in the purchaser's mail. */
export async function sentCode(road: Road, { contractId, purchaser }: Walk): Promise<string> {
  valueOf(await sendSigningCode(road.deps, purchaser, { contractId }));
  const { number } = await road.db.contract.findUniqueOrThrow({ where: { id: contractId }, select: { number: true } });
  return codeInMail(road.deps, purchaser.userId, number);
}

export const sign = (road: Road, { contractId, purchaser }: Walk, code: string, over: { signatureName?: string; strokes?: Strokes; from?: Partial<Signer> } = {}) =>
  signContract(road.deps, { ...purchaser, ...over.from }, { contractId, signatureName: over.signatureName ?? purchaser.name, strokes: over.strokes ?? null, code });
