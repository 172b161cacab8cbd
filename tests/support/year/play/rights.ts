import { addDays } from '@/lib/kernel/calendar';
import { answerRefusal } from '@/lib/rights/answer-refusal';
import { decideCase } from '@/lib/rights/decide-case';
import { objectToRejection } from '@/lib/rights/object-to-rejection';
import { confirmGoodsBack } from '@/lib/rights/confirm-goods-back';
import { recordRefund } from '@/lib/rights/record-refund';
import { refusePayment } from '@/lib/rights/refuse-payment';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { matchFinancierPayment } from '@/lib/settlements/match-financier-payment';
import { valueOf } from '../../catalogue';
import { HOW } from '../../rights';
import type { Fate, Refusal } from './fates';
import { sendsBack } from './leaving';
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
    if (state !== 'REFUNDED') valueOf(await recordRefund(road.deps, road.deskPerson, { withdrawalId: id, how: HOW }));
    year.say(leaseId, day, 'REFUNDED');
  });
}

/** A purchaser refuses to pay; its seller accepts it, both reject it, or neither says anything. */
export function refuses(year: Year, fate: Fate): void {
  const { road } = year;
  const { leaseId, purchaser, refuses: refusal } = fate;
  if (!refusal) return;
  year.on(refusal.on, async (day) => {
    const said = refusal.givesBack ? { ground: 'DEFECT' as const, facts: '소리가 나지 않는 건반이 셋 있습니다.' } : { ground: 'NOT_SUPPLIED' as const, facts: '약속한 물건이 아직 오지 않았습니다.' };
    const made = year.did(fate, day, 'REFUSED', await refusePayment(road.deps, purchaser, { leaseId, ...said }), { name: said.ground });
    if (made && refusal.givesBack) awaitsLabel(year, fate, refusal.givesBack, day);
    if (!made || refusal.answered === 'SILENT') return;
    const { refusalId } = made;
    year.on(addDays(day, refusal.after), async (later) => {
      const seller = year.sellerOf(fate);
      // Who is gone says nothing.
      if (!seller) return;
      if (refusal.answered === 'ACCEPTED') {
        year.did(fate, later, 'ACCEPTED', await answerRefusal(road.deps, seller, { refusalId, answer: 'ACCEPTED' }));
        return;
      }
      const said = { refusalId, answer: 'REJECTED' as const, reason: '물건은 약속한 날에 배송했습니다.' };
      valueOf(await answerRefusal(road.deps, seller, said));
      if (year.did(fate, later, 'REJECTED', await answerRefusal(road.deps, road.deskPerson, said))) objects(year, fate, refusalId, later);
    });
  });
}

/** Where the refusal stands the goods are asked back, and go back or stay: looked for day by day, as long as the lease runs. */
function awaitsLabel(year: Year, fate: Fate, giving: NonNullable<Refusal['givesBack']>, day: string): void {
  const { db } = year.road;
  year.on(addDays(day, 1), async (today) => {
    const { state, returns } = await db.lease.findUniqueOrThrow({ where: { id: fate.leaseId }, select: { state: true, returns: { where: { state: 'LABELLED', cause: 'PAYMENT_REFUSED' } } } });
    const [back] = returns;
    if (back && giving.sent !== null) sendsBack(year, fate, { giving, returnId: back.id }, addDays(today, 1 + giving.sent));
    if (!back && state === 'ACTIVE') awaitsLabel(year, fate, giving, today);
  });
}

/** The purchaser does not accept the rejection; another person at the desk decides. */
function objects(year: Year, fate: Fate, refusalId: string, rejected: string): void {
  const { road: { deps, db } } = year;
  const objecting = fate.refuses?.objects;
  if (!objecting) return;
  const { after, decided, upheld } = objecting;
  year.on(addDays(rejected, after), async (day) => {
    if (!year.did(fate, day, 'REJECTION_OBJECTED', await objectToRejection(deps, fate.purchaser, { refusalId, text: '배송 기록의 주소가 제 주소가 아닙니다.' }))) return;
    year.on(addDays(day, decided), async (later) => {
      const { id: caseId } = await db.rightsCase.findFirstOrThrow({ where: { refusalId, kind: 'OBJECTION' } });
      const outcome = upheld ? 'STANDS' as const : 'REJECTED' as const;
      year.did(fate, later, upheld ? 'REFUSAL_UPHELD' : 'REJECTION_KEPT', await decideCase(deps, year.otherPerson, { caseId, outcome, reason: '배송 기록과 계약서를 함께 보았습니다.' }));
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
