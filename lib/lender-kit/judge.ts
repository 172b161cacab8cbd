import { Temporal } from 'temporal-polyfill';
import type { ApprovalAnswer, OfferAnswer } from '@/lib/institutions/model/answers';
import type { LimitRequestBody, WireTerms } from '@/lib/institutions/model/protocol';
import { readTerms } from '@/lib/institutions/model/wire-terms';
import { canonicalText, quoteDifferences, type Quote } from '@/lib/kernel/canonical-terms';
import type { Result } from '@/lib/kernel/result';
import { buildSchedule, closingInterest, type Schedule } from '@/lib/kernel/schedule';

const over = (instant: string, now: Temporal.Instant): boolean => Temporal.Instant.compare(instant, now) <= 0;

/** What is priced; or, where it cannot be, why. */
function priced(currency: string, terms: WireTerms): Result<Schedule, string> {
  const read = readTerms(currency, terms);
  const schedule = read.ok ? buildSchedule(read.value) : read;
  if (schedule.ok) return schedule;
  const { code, fields } = schedule.error;
  return { ok: false, error: fields ? Object.entries(fields).map(([field, why]) => `${field} (${why})`).join(', ') : code };
}

/** Each figure that is another than its terms make it, and what they make it. */
const quoteFaults = (schedule: Schedule, quote: Quote): string[] =>
  quoteDifferences(schedule, quote).map(({ field, own, given }) => `${field} is ${given}, and by ${schedule.terms.annualRate} a year it is ${own}`);

/**
 * How this plan is counted, with its own figures, for whoever counts it otherwise. The protocol's page says nothing of
 * months in advance, where they meet a residual least of all.
 */
export function howCounted(currency: string, terms: WireTerms): string {
  const schedule = priced(currency, terms);
  if (!schedule.ok) return '';
  const { rows, instalmentMinor, lastInstalmentMinor, financedMinor, terms: { timing, residualMinor } } = schedule.value;
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return '';
  const closing = closingInterest(schedule.value.terms);
  const said = [
    `Counted like this: financed ${financedMinor}; the instalment before rounding is PMT(annualRate / 12, ${rows.length}, -${financedMinor}, ${residualMinor}, ${timing === 'ADVANCE' ? 1 : 0}), rounded ${instalmentMinor}`,
    timing === 'ADVANCE'
      ? 'in advance an instalment is due when its month begins, so the first bears no interest, and each later one bears that of the month before it'
      : `in arrears each instalment bears the interest of its own month, the first ${first.interestMinor}`,
  ];
  if (closing > 0n) said.push(`the month that runs on after the last instalment to the residual is charged with that instalment: ${closing}, the interest of one month that lifts what is then owed to the residual of ${residualMinor}`);
  said.push(`the last instalment is ${lastInstalmentMinor}, of which ${last.interestMinor} are interest, and leaves ${last.balanceMinor} owed`);
  return `${said.join('; ')}.`;
}

/** What is wrong with an approval's figures, each in a sentence. */
export function approvalFaults({ currency, terms }: LimitRequestBody, approval: ApprovalAnswer, now: Temporal.Instant): string[] {
  const schedule = priced(currency, { ...terms, annualRate: approval.annualRate });
  if (!schedule.ok) return [`by its annualRate ${approval.annualRate} the terms cannot be priced: ${schedule.error}`];
  const { financedMinor, instalmentMinor } = schedule.value;
  return [
    ...quoteFaults(schedule.value, approval),
    ...(BigInt(approval.approvedAmount) < financedMinor ? [`approvedAmount ${approval.approvedAmount} is less than the amount financed, ${financedMinor}`] : []),
    ...(BigInt(approval.monthlyCap) < instalmentMinor ? [`monthlyCap ${approval.monthlyCap} is less than its own instalment, ${instalmentMinor}`] : []),
    ...(over(approval.expiresAt, now) ? [`expiresAt ${approval.expiresAt} is over`] : []),
  ];
}

/** What an offer may not change. */
const fixed = ({ cashPrice, rounding, timing, endOfTerm, advancePayments }: WireTerms) =>
  canonicalText({ cashPrice, rounding, timing, endOfTerm, advancePayments });

export function offerFaults({ currency, terms }: LimitRequestBody, offer: OfferAnswer, now: Temporal.Instant): string[] {
  const schedule = priced(currency, offer.terms);
  const faults = schedule.ok ? quoteFaults(schedule.value, offer.terms) : [`its terms cannot be priced: ${schedule.error}`];
  return [
    ...(fixed(offer.terms) === fixed(terms) ? [] : [`offer ${offer.offerId} changes cashPrice, rounding, timing, endOfTerm or advancePayments`]),
    ...faults.map((fault) => `of offer ${offer.offerId} ${fault}`),
    ...(over(offer.expiresAt, now) ? [`offer ${offer.offerId} is over at ${offer.expiresAt}`] : []),
  ];
}
