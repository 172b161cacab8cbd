import { particularsShape } from '@/lib/contracts/model/particulars';
import type { Strokes } from '@/lib/contracts/model/evidence';
import type { Actor } from '@/lib/kernel/actor';
import type { Deps } from '@/lib/platform/db';
import { finishReading } from '@/lib/signing/finish-reading';
import { consentsOf } from '@/lib/signing/model/consents';
import { openSigning } from '@/lib/signing/open-signing';
import { recordConsent } from '@/lib/signing/record-consent';
import { sendSigningCode } from '@/lib/signing/send-signing-code';
import { signContract } from '@/lib/signing/sign-contract';
import { done } from './done';

/** The newest code that went to somebody's mail about a contract. */
export async function codeInMail({ db }: Pick<Deps, 'db'>, userId: string, number: string): Promise<string> {
  const mails = await db.mailMessage.findMany({ where: { userId, subject: { contains: number } }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 5, select: { body: true } });
  return mails.map(({ body }) => /(?<!\d)\d{6}(?!\d)/.exec(body.replaceAll(/^\/.*$/gm, ''))?.[0]).find(Boolean) ?? '';
}

/** A purchaser reads a delivered contract, agrees to each clause, and signs with the code from their mail. */
export async function signDelivered(deps: Deps, purchaser: Actor, contractId: string, strokes: Strokes | null = null): Promise<void> {
  const contract = await deps.db.contract.findUniqueOrThrow({ where: { id: contractId } });
  const { disclosurePack, purchaser: party } = particularsShape.parse(contract.particulars);
  done('contract opened', await openSigning(deps, purchaser, { contractId }));
  done('contract read', await finishReading(deps, purchaser, { contractId }));
  for (const { key } of consentsOf(disclosurePack, contract.supplementNo)) done(`consent ${key}`, await recordConsent(deps, purchaser, { contractId, key, agreed: true }));
  done('code', await sendSigningCode(deps, purchaser, { contractId }));
  const code = await codeInMail(deps, purchaser.userId, contract.number);
  done('signature', await signContract(deps, purchaser, { contractId, signatureName: party.name, strokes, code }));
}
