import { answerSettlement } from '@/lib/billing/overdue/answer-settlement';
import { askDeferral } from '@/lib/billing/overdue/ask-deferral';
import { decideDeferral } from '@/lib/billing/overdue/decide-deferral';
import { checkSettlement, proposeSettlement } from '@/lib/billing/overdue/propose-settlement';
import { findOverdueLease } from '@/lib/billing/store/overdue';
import { finalDebt } from '@/lib/billing/store/overdue-final';
import { addDays } from '@/lib/kernel/calendar';
import type { Actor } from '@/lib/kernel/actor';
import { valueOf } from '../../catalogue';
import type { Fate } from './fates';
import type { Year } from './year';

/** A purchaser in need asks for time; the desk gives it, or does not. */
export function asksForTime(year: Year, fate: Fate): void {
  const { road: { deps, deskPerson } } = year;
  const { hardship, leaseId } = fate;
  if (!hardship) return;
  const { on, decidedAfter, granted, months } = hardship;
  year.on(on, async (day) => {
    const made = year.did(fate, day, 'ASKS_TIME', await askDeferral(deps, fate.purchaser, { leaseId, months, canPayMinor: 0n, reason: '직장을 옮기는 동안 수입이 없습니다.' }));
    if (!made) return;
    year.on(addDays(day, decidedAfter), async (later) => {
      const decided = await decideDeferral(deps, deskPerson, { requestId: made.requestId, decision: granted ? 'GRANTED' : 'DECLINED', note: '사정을 읽고 서류를 확인하였습니다.' });
      year.did(fate, later, granted ? 'DEFERRED' : 'NOT_DEFERRED', decided, { count: months });
    });
  });
}

/** One person at the desk proposes a lower sum in parts, another lets it out; the purchaser takes it, or not, or is silent. When the last part is due; null where nothing was offered. */
export async function offers(year: Year, fate: Fate, other: Actor, offered: string): Promise<string | null> {
  const { road: { deps, db, deskPerson } } = year;
  const { settles, leaseId } = fate;
  const lease = await findOverdueLease(db, leaseId);
  if (!settles || lease?.overdue?.state !== 'ACCELERATED' || fate.delays.get('ACCELERATION') !== null) return null;
  const { tenths, parts, firstAfter, answeredAfter, answer } = settles;
  const { owedMinor } = await finalDebt(db, lease);
  const [totalMinor, firstOn] = [(owedMinor * BigInt(tenths)) / 10n, addDays(offered, answeredAfter + firstAfter)];
  const { settlementId } = valueOf(await proposeSettlement(deps, deskPerson, { leaseId, totalMinor, parts, firstOn, reason: '나누어 갚겠다고 하여 이렇게 제안합니다.' }));
  year.did(fate, offered, 'OFFERED', await checkSettlement(deps, other, { settlementId, decision: 'OFFERED' }));
  if (answer !== null) {
    year.on(addDays(offered, answeredAfter), async (day) => {
      const taken = { amount: totalMinor, count: parts, on: firstOn };
      year.did(fate, day, answer === 'ACCEPTED' ? 'OFFER_TAKEN' : 'OFFER_DECLINED', await answerSettlement(deps, fate.purchaser, { settlementId, answer }), answer === 'ACCEPTED' ? taken : {});
    });
  }
  return addDays(firstOn, 31 * (parts - 1));
}
