import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { credit, debit, type Line } from '@/lib/ledger/model';

/*
 * What the books say of a lease, in one place. In house (the desk) the mall itself is owed everything, gross: what is still
 * to come stands in `lease-receivable` with the residual, the income in it that is not earned yet in `unearned-income`.
 * For an outside financier the mall only services the claim: what is to come is that financier's (`financier-claim`), and
 * what was collected of it is owed to it (`remittance-payable`). What has been billed and not paid is `billed-receivable`.
 */

export interface Parties {
  leaseId: string;
  purchaserId: string;
  sellerId: string;
  institutionId: string;
  /** Whether the in-house desk finances it. */
  inHouse: boolean;
}

/** What leaving a lease follows from. Amounts in minor units. */
export interface Remaining {
  /** Instalments that are not billed yet, the first payment aside. */
  leftMinor: bigint;
  /** The income in them. */
  unearnedMinor: bigint;
  residualMinor: bigint;
}

const partiesOf = ({ leaseId, purchaserId, sellerId, institutionId }: Parties) => ({
  purchaser: { partyId: purchaserId, leaseId }, seller: { partyId: sellerId, leaseId }, financier: { partyId: institutionId, leaseId },
});

/** When a lease begins: its purchaser owes what the contract says, the seller is owed the goods' price. */
export function commencementLines(terms: CanonicalTerms, parties: Parties): Line[] {
  const { purchaser, seller, financier } = partiesOf(parties);
  const first = BigInt(terms.firstPayment);
  const financed = BigInt(terms.cashPrice) - first;
  const interest = terms.schedule.reduce((sum, row) => sum + BigInt(row.interest), 0n);
  if (parties.inHouse) {
    return [debit('lease-receivable', financed + interest, purchaser), debit('first-payment-receivable', first, purchaser),
      credit('seller-payable', financed + first, seller), credit('unearned-income', interest, purchaser)];
  }
  return [debit('serviced-receivable', financed + interest, purchaser), debit('first-payment-receivable', first, purchaser),
    credit('financier-claim', financed + interest, financier), credit('seller-payable', first, seller)];
}

/** When an instalment is billed (seq 0: the first payment), the income in it is earned. The run posts the same in SQL. */
export function billedLines({ seq, amountMinor, interestMinor }: { seq: number; amountMinor: bigint; interestMinor: bigint }, parties: Parties): Line[] {
  const { purchaser } = partiesOf(parties);
  if (seq === 0) return [debit('billed-receivable', amountMinor, purchaser), credit('first-payment-receivable', amountMinor, purchaser)];
  if (!parties.inHouse) return [debit('billed-receivable', amountMinor, purchaser), credit('serviced-receivable', amountMinor, purchaser)];
  return [debit('billed-receivable', amountMinor, purchaser), credit('lease-receivable', amountMinor, purchaser),
    debit('unearned-income', interestMinor, purchaser), credit('interest-income', interestMinor, purchaser)];
}

/** Money comes after all of what was written off, into our own account: an outside financier's share is owed to it, the rest takes back our loss. */
export function recoveredLines({ amountMinor, financierMinor }: { amountMinor: bigint; financierMinor: bigint }, parties: Parties): Line[] {
  const { purchaser, financier } = partiesOf(parties);
  const lines = [debit('cash', amountMinor, { leaseId: parties.leaseId }), credit('remittance-payable', financierMinor, financier), credit('write-off', amountMinor - financierMinor, purchaser)];
  return lines.filter((line) => line.amountMinor > 0n);
}

/** What was recovered counts for a bill that is owed again, since it is paid after all: what it took back of the loss, or brought its financier, is not had twice. */
export function recoveryCountedLines(invoice: { kind: string; seq: number | null }, amountMinor: bigint, parties: Parties): Line[] {
  const { purchaser, financier } = partiesOf(parties);
  return [parties.inHouse || !isFinanciers(invoice) ? debit('write-off', amountMinor, purchaser) : debit('financier-claim', amountMinor, financier), credit('billed-receivable', amountMinor, purchaser)];
}

/** Whether what is collected on such an invoice belongs to who financed the lease: not the first payment, nor a late charge. */
export const isFinanciers = ({ kind, seq }: { kind: string; seq: number | null }): boolean => kind !== 'LATE_CHARGE' && !(kind === 'INSTALMENT' && seq === 0);

/** What was paid or credited of an outside financier's claim is owed to it. */
export function owedToFinancier(invoice: { kind: string; seq: number | null }, amountMinor: bigint, parties: Parties): Line[] {
  if (parties.inHouse || !isFinanciers(invoice)) return [];
  const { financier } = partiesOf(parties);
  return [debit('financier-claim', amountMinor, financier), credit('remittance-payable', amountMinor, financier)];
}

/** An invoice is paid through a gateway, whose payout is on its way. */
export function collectedLines(invoice: { kind: string; seq: number | null; amountMinor: bigint }, gateway: string, parties: Parties): Line[] {
  const { purchaser } = partiesOf(parties);
  const { amountMinor } = invoice;
  return [debit('cash-in-transit', amountMinor, { partyId: gateway, leaseId: parties.leaseId }), credit('billed-receivable', amountMinor, purchaser),
    ...owedToFinancier(invoice, amountMinor, parties)];
}

/** A service credit takes something off an invoice: its lease is owed so much less, who financed it as much as before. */
export function creditedLines(invoice: { kind: string; seq: number | null }, amountMinor: bigint, parties: Parties): Line[] {
  const { purchaser } = partiesOf(parties);
  return [debit('service-credit-payable', amountMinor, purchaser), credit('billed-receivable', amountMinor, purchaser), ...owedToFinancier(invoice, amountMinor, parties)];
}

/**
 * What is left is asked for at once, less the income for the time to come (`rebateMinor`): a buyout, or acceleration.
 * The invoice is `leftMinor + residualMinor − rebateMinor`.
 */
export function calledInLines({ leftMinor, unearnedMinor, residualMinor }: Remaining, rebateMinor: bigint, parties: Parties): Line[] {
  const { purchaser, financier } = partiesOf(parties);
  const whole = leftMinor + residualMinor;
  const asked = debit('billed-receivable', whole - rebateMinor, purchaser);
  if (!parties.inHouse) return [asked, debit('financier-claim', rebateMinor, financier), credit('serviced-receivable', whole, purchaser)];
  // In advance the month that runs on after the last instalment is earned with that one: who ends within it gets the rest back.
  const earned = unearnedMinor - rebateMinor;
  return [asked, debit('unearned-income', unearnedMinor, purchaser), credit('lease-receivable', whole, purchaser),
    earned >= 0n ? credit('interest-income', earned, purchaser) : debit('interest-income', -earned, purchaser)];
}

/** What an outside financier's claim loses as the goods come back; what is asked for beyond it is its own. */
const claimLeft = (minor: bigint, financier: { partyId: string; leaseId: string }): Line => (minor >= 0n ? debit('financier-claim', minor, financier) : credit('financier-claim', -minor, financier));

/** The goods come back to who financed them, and a charge for leaving may be asked for (`chargeMinor`). */
export function returnedLines({ leftMinor, unearnedMinor, residualMinor }: Remaining, chargeMinor: bigint, parties: Parties): Line[] {
  const { purchaser, financier } = partiesOf(parties);
  const whole = leftMinor + residualMinor;
  const asked = debit('billed-receivable', chargeMinor, purchaser);
  if (!parties.inHouse) return [asked, claimLeft(whole - chargeMinor, financier), credit('serviced-receivable', whole, purchaser)];
  const goods = whole - unearnedMinor - chargeMinor;
  return [asked, debit('unearned-income', unearnedMinor, purchaser), goods >= 0n ? debit('recovered-goods', goods, purchaser) : credit('interest-income', -goods, purchaser),
    credit('lease-receivable', whole, purchaser)];
}

/** The goods do not come back: what they stood at, less what is asked for (`askedMinor`), is lost by who financed them. */
export const lostLines = (remaining: Remaining, askedMinor: bigint, parties: Parties): Line[] =>
  returnedLines(remaining, askedMinor, parties).map((line) => (line.account === 'recovered-goods' ? { ...line, account: 'write-off' } : line));

/** The goods come back because the guarantee was broken, at no charge for leaving: what was still to come is their seller's to make good. `chargeMinor`: wear beyond what was agreed. */
export function breachedLines({ leftMinor, unearnedMinor, residualMinor }: Remaining, chargeMinor: bigint, parties: Parties): Line[] {
  const { purchaser, seller, financier } = partiesOf(parties);
  const whole = leftMinor + residualMinor;
  const asked = debit('billed-receivable', chargeMinor, purchaser);
  if (!parties.inHouse) return [asked, claimLeft(whole - chargeMinor, financier), credit('serviced-receivable', whole, purchaser)];
  const lost = whole - unearnedMinor - chargeMinor;
  return [asked, debit('unearned-income', unearnedMinor, purchaser), lost >= 0n ? debit('recourse-receivable', lost, seller) : credit('interest-income', -lost, purchaser),
    credit('lease-receivable', whole, purchaser)];
}

/** A month that the goods are used after the term: nothing of what was financed is in it. */
export function extensionLines(amountMinor: bigint, parties: Parties): Line[] {
  const { purchaser, financier } = partiesOf(parties);
  return [debit('billed-receivable', amountMinor, purchaser), parties.inHouse ? credit('extension-income', amountMinor, purchaser) : credit('financier-claim', amountMinor, financier)];
}

/** Nothing more is to be paid, because of what the seller did or did not do (art. 16): in house, and for a first payment not made, it answers for it. */
export function refusedLines({ leftMinor, unearnedMinor, residualMinor, firstMinor }: Remaining & { firstMinor: bigint }, parties: Parties): Line[] {
  const { purchaser, seller, financier } = partiesOf(parties);
  const whole = leftMinor + residualMinor;
  const first = [debit('recourse-receivable', firstMinor, seller), credit('first-payment-receivable', firstMinor, purchaser)];
  if (!parties.inHouse) return [debit('financier-claim', whole, financier), credit('serviced-receivable', whole, purchaser), ...first];
  return [debit('unearned-income', unearnedMinor, purchaser), debit('recourse-receivable', whole - unearnedMinor, seller), credit('lease-receivable', whole, purchaser), ...first];
}

/** An agreement has spread what is left anew: as much more, or less, is to come, all of it income of the time to come. */
export function amendedLines(changeMinor: bigint, parties: Parties): Line[] {
  const { purchaser, financier } = partiesOf(parties);
  const [asset, liability] = parties.inHouse
    ? [{ account: 'lease-receivable', of: purchaser } as const, { account: 'unearned-income', of: purchaser } as const]
    : [{ account: 'serviced-receivable', of: purchaser } as const, { account: 'financier-claim', of: financier } as const];
  return changeMinor >= 0n
    ? [debit(asset.account, changeMinor, asset.of), credit(liability.account, changeMinor, liability.of)]
    : [debit(liability.account, -changeMinor, liability.of), credit(asset.account, -changeMinor, asset.of)];
}

/** Another takes a lease over of which nothing billed is open: what is to come, the income in it that is not earned yet and what the lease has to its good are theirs. */
export function handedOverLines({ leftMinor, unearnedMinor, residualMinor }: Remaining, creditsMinor: bigint, parties: Parties, successorId: string): Line[] {
  const [{ purchaser }, { purchaser: successor }] = [partiesOf(parties), partiesOf({ ...parties, purchaserId: successorId })];
  const whole = leftMinor + residualMinor;
  const asset = parties.inHouse ? 'lease-receivable' as const : 'serviced-receivable' as const;
  const unearned = parties.inHouse ? unearnedMinor : 0n;
  return [debit(asset, whole, successor), credit(asset, whole, purchaser), debit('unearned-income', unearned, purchaser), credit('unearned-income', unearned, successor),
    debit('service-credit-payable', creditsMinor, purchaser), credit('service-credit-payable', creditsMinor, successor)];
}

/** Nobody expects what was billed any more. In house it is a loss; of an outside financier's claim the loss is its own. */
export function writtenOffLines(invoice: { kind: string; seq: number | null; amountMinor: bigint }, parties: Parties): Line[] {
  const { purchaser, financier } = partiesOf(parties);
  const loss = parties.inHouse || !isFinanciers(invoice) ? debit('write-off', invoice.amountMinor, purchaser) : debit('financier-claim', invoice.amountMinor, financier);
  return [loss, credit('billed-receivable', invoice.amountMinor, purchaser)];
}
