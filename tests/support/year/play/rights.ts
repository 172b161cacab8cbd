import { addDays } from '@/lib/kernel/calendar';
import { answerRefusal } from '@/lib/rights/answer-refusal';
import { confirmGoodsBack } from '@/lib/rights/confirm-goods-back';
import { recordRefund } from '@/lib/rights/record-refund';
import { refusePayment } from '@/lib/rights/refuse-payment';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { matchFinancierPayment } from '@/lib/settlements/match-financier-payment';
import { valueOf } from '../../catalogue';
import type { Fate } from './fates';
import type { Year } from './year';

const BACK_AFTER = 4;

/** A purchaser withdraws; four days later the goods are back, and the desk gives back what was paid. */
export function withdraws(year: Year, fate: Fate): void {
  const { road } = year;
  const { leaseId, contractId, purchaser, withdrawsOn } = fate;
  if (withdrawsOn === null) return;
  year.on(withdrawsOn, async (day) => { year.did(fate, day, 'WITHDRAWN', await withdrawContract(road.deps, purchaser, { contractId })); });
  year.on(addDays(withdrawsOn, BACK_AFTER), async (day) => {
    const { id } = await road.db.withdrawal.findUniqueOrThrow({ where: { leaseId } });
    valueOf(await confirmGoodsBack(road.deps, road.deskPerson, { withdrawalId: id, condition: 'GOOD' }));
    const { state } = await road.db.withdrawal.findUniqueOrThrow({ where: { id } });
    if (state !== 'REFUNDED') valueOf(await recordRefund(road.deps, road.deskPerson, { withdrawalId: id }));
    year.say(leaseId, day, 'REFUNDED');
  });
}

/** A purchaser refuses to pay; both reject it, or neither says anything. */
export function refuses(year: Year, fate: Fate): void {
  const { road } = year;
  const { leaseId, purchaser, seller, refuses: refusal } = fate;
  if (!refusal) return;
  year.on(refusal.on, async (day) => {
    const facts = '약속한 물건이 아직 오지 않았습니다.';
    const made = year.did(fate, day, 'REFUSED', await refusePayment(road.deps, purchaser, { leaseId, ground: 'NOT_SUPPLIED', facts }));
    if (!made || refusal.rejectedAfter === null) return;
    year.on(addDays(day, refusal.rejectedAfter), async (later) => {
      const said = { refusalId: made.refusalId, answer: 'REJECTED' as const, reason: '물건은 약속한 날에 배송했습니다.' };
      valueOf(await answerRefusal(road.deps, seller, said));
      year.did(fate, later, 'REJECTED', await answerRefusal(road.deps, road.deskPerson, said));
    });
  });
}

/** An outside financier says that it has paid the seller what it owes. */
export function financierPays(year: Year, fate: Fate): void {
  const { deps, db } = year.road;
  if (fate.financierPaysOn === null) return;
  year.on(fate.financierPaysOn, async (day) => {
    const { institutionId, externalId, terms } = await db.contract.findUniqueOrThrow({ where: { id: fate.contractId } });
    const { cashPrice, firstPayment } = terms as { cashPrice: string; firstPayment: string };
    const settlement = { contractId: externalId ?? '', amount: String(BigInt(cashPrice) - BigInt(firstPayment)), version: 1, paidAt: deps.clock.now().toString() };
    year.did(fate, day, 'FINANCIER_PAID', await matchFinancierPayment(deps, { institutionId, eventId: `paid-${fate.leaseId}`, settlement }));
  });
}
