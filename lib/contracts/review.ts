import { oneLineAddress } from '@/lib/accounts/model/seller';
import { plainDateIn } from '@/lib/kernel/calendar';
import { verifyTerms } from '@/lib/kernel/verify-terms';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { scheduleRealRate } from '@/lib/kernel/real-rate';
import { termsToJson } from '@/lib/kernel/terms';
import { priced } from '@/lib/limits/model/terms';
import { missingDisclosures, ratesOver, type DisclosureField } from '@/lib/disclosures/model/pack';
import { packById } from '@/lib/disclosures/model/packs';
import { checklist } from './model/checklist';
import { type ComparedRow, compareRow, harmful } from './model/differences';
import { type Particulars, particularsShape } from './model/particulars';
import { reviewRows } from './model/sides';
import type { ContractRow } from './store/contracts';
import { particularsOf, type SignedOrder } from './store/signed-order';

export interface Review {
  rows: ComparedRow[];
  checks: ReturnType<typeof checklist>;
  /** What the contract's pack wants said and it does not say. */
  missing: DisclosureField[];
  /** Nothing stands against approval. */
  approvable: boolean;
}

/** What the pack wants in the contract, and where the contract says it. */
function disclosureValues(of: Particulars, terms: CanonicalTerms, realRate: string) {
  return {
    sellerName: of.seller.name, sellerAddress: oneLineAddress(of.seller.address), purchaserName: of.purchaser.name,
    purchaserAddress: of.purchaser.address.road, financierName: of.financier.nameKo, financierAddress: of.financier.addressKo,
    goods: of.goods.title, supplyDate: of.delivery.deliveredOn, cashPrice: terms.cashPrice, instalmentPrice: terms.totalCost,
    instalments: terms.schedule, realAnnualRate: realRate, firstPayment: terms.firstPayment, lateRate: of.lateRate,
    returnCharge: of.returnChargeBps,
    // Said by every document, in fixed words (document/rights): title, withdrawal, rescission, acceleration, defence.
    titleRetention: true, withdrawal: true, rescission: true, acceleration: true, rightOfDefence: true,
  };
}

const sameSet = (a: readonly string[], b: readonly string[]) => a.length === b.length && [...a].sort().join() === [...b].sort().join();

/** Order form and contract side by side, with what a machine can check. Pure over the rows it is given. */
export function reviewOf(contract: ContractRow, order: SignedOrder): Review {
  const said = particularsShape.parse(contract.particulars);
  const terms = contract.terms as unknown as CanonicalTerms;
  const form = particularsOf(order);
  const schedule = priced(order.currency, order.terms);
  const built = verifyTerms(terms);
  const realRate = built.ok ? scheduleRealRate(built.value) : '';
  const formSide: Particulars = { ...form, goods: { ...form.goods, serials: order.delivery?.serials ?? [] } };
  const rows = reviewRows(formSide, {
    terms: { ...termsToJson(schedule.terms), cashPrice: order.cashPriceMinor.toString(), firstPayment: order.firstPaymentMinor.toString() },
    instalment: order.instalmentMinor.toString(), lastInstalment: schedule.lastInstalmentMinor.toString(),
    totalCost: order.totalCostMinor.toString(), totalToOwn: order.totalToOwnMinor.toString(), realRate: scheduleRealRate(schedule),
  }, said, { ...terms, realRate }).map(compareRow);
  const pack = packById(said.disclosurePack);
  const missing = pack ? missingDisclosures(pack.contract, disclosureValues(said, terms, realRate)) : [];
  const signedOn = plainDateIn(form.signedAt);
  const answer = contract.financierAnswer as { termsSha256?: string } | null;
  const checks = checklist({
    missingDisclosures: pack ? missing.length : 1,
    ratesOver: pack ? Object.keys(ratesOver(pack, { realAnnualRate: realRate, lateRate: said.lateRate }, signedOn)).length : 1,
    scheduleFollows: built.ok,
    decisionRelayed: order.delivery?.relayedAt !== null && order.delivery?.decision !== 'REFUSED',
    serialsAgree: sameSet(order.delivery?.serials ?? [], said.goods.serials) && sameSet([order.unit?.serial ?? ''], said.goods.serials),
    limitsUsed: order.hold?.state === 'USED' && order.hold.amountMinor === schedule.financedMinor,
    signed: Boolean(order.signedAt && order.signatureName),
    hashAgrees: answer?.termsSha256 === contract.termsSha256,
    differences: harmful(rows).length,
  });
  return { rows, checks, missing, approvable: checks.every((check) => check.passed) };
}
