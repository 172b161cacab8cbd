import { issueKey } from '@/lib/contracts/http-issuer';
import { findContractOfAnswer } from '@/lib/contracts/store/contracts';
import { EVENT_DATA, type ContractRefused } from '@/lib/institutions/model/events';
import { lockSubject, type ReceivedEvent } from '@/lib/institutions/store';
import type { Tx } from '@/lib/platform/db';

interface Subjects {
  /** Under which the event is kept. */
  own: string;
  /** Every name of the same thing. */
  all: string[];
}

/**
 * What an event is about, locked. A contract has two names: the financier's own id of it, and our order in the round
 * that was asked for. Whichever an event names, its version is measured against those of both.
 */
export async function subjectsOf(tx: Tx, { type, subject, institutionId, data }: ReceivedEvent): Promise<Subjects> {
  const alone = { own: subject, all: [subject] };
  if (type !== 'contract.issued' && type !== 'contract.refused') return alone;
  const about: (ContractRefused & { termsSha256?: string }) | undefined = EVENT_DATA[type].safeParse(data).data;
  const found = about && await findContractOfAnswer(tx, institutionId, about);
  if (!found) return alone;
  const asked = issueKey(found);
  await lockSubject(tx, institutionId, asked);
  // Read again: whoever held the lock may have learned the financier's own id.
  const contract = await findContractOfAnswer(tx, institutionId, about) ?? found;
  const own = about.contractId ?? asked;
  return { own, all: [own, asked, ...(about.contractId === undefined && contract.externalId !== null ? [contract.externalId] : [])] };
}
