import { isOfTheHouse, type Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import type { SellerTermsInput, SettlementRuleInput } from './model/settlement';
import { insertTerms, isSeller, lockRule } from './store/terms';

/**
 * What a seller is charged for leases that begin on or after a day. What began before stays as it was agreed. Errors:
 * `not-found`, fields `effectiveOn`: `settlements.past` (before today), `settlements.terms-taken`.
 */
export async function setSellerTerms(deps: Deps, actor: Actor, { sellerId, effectiveOn, ...terms }: SellerTermsInput): Promise<Result<null>> {
  if (actor.role !== 'ADMIN') return err({ code: 'not-found' });
  const at = deps.clock.now();
  if (effectiveOn < plainDateIn(at)) return err({ code: 'input', fields: { effectiveOn: 'settlements.past' } });
  return write(deps, async (tx) => {
    if (!await isSeller(tx, sellerId)) return err({ code: 'not-found' });
    if (!await insertTerms(tx, { sellerId, effectiveOn, ...terms, setById: actor.userId }, at)) return err({ code: 'input', fields: { effectiveOn: 'settlements.terms-taken' } });
    await audit(tx, { actor, action: 'seller.terms-set', subject: { type: 'seller', id: sellerId }, data: { effectiveOn, ...terms }, at });
    return ok(null);
  });
}

/** When sellers are settled, what two people approve, and from where the mall pays. Error: `not-found`. */
export async function setSettlementRule(deps: Deps, actor: Actor, { weekday, ...rule }: SettlementRuleInput): Promise<Result<null>> {
  if (!isOfTheHouse(actor)) return err({ code: 'not-found' });
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    await lockRule(tx);
    await tx.settlementRule.update({ where: { id: 1 }, data: { weekday: Number(weekday), ...rule } });
    await audit(tx, { actor, action: 'settlement-rule.set', subject: { type: 'settlement-rule', id: '1' }, data: { weekday, twoAboveMinor: rule.twoAboveMinor, payerName: rule.payerName, payerBank: rule.payerBank }, at });
    return ok(null);
  });
}
