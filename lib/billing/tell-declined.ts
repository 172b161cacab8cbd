import type { Temporal } from 'temporal-polyfill';
import { findDefault } from '@/lib/payments/store/methods';
import { toPlainDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { LOCALES, translate, type Locale } from '@/lib/platform/messages';
import { openOf, type Payable } from './store/invoices';
import { findBegunTogether, lockBegunTogether, type Attempt, type Declined } from './store/attempts';
import { tellPayer } from './tell-payer';

/** Before what has come of an attempt is written: of two that were begun together the later one sees what became of the other. */
export const awaitOthers = (tx: Tx, { lease }: Payable): Promise<void> => lockBegunTogether(tx, lease.id);

/**
 * What a purchaser asked for is told by itself. What the plan tried of one lease in one go is told in one notice that names
 * the bills, once nothing of it is waited for; what was not known until after that is told when it is.
 */
export async function tellDeclined(tx: Tx, attempt: Attempt, lease: Payable['lease'], at: Temporal.Instant): Promise<void> {
  if (attempt.state !== 'PENDING' && attempt.state !== 'UNKNOWN') return;
  const all = await findBegunTogether(tx, attempt, lease.id);
  if (all.some(({ state }) => state === 'PENDING')) return;
  const told = all.filter(({ id, state, invoice }) => state === 'DECLINED' && openOf(invoice) !== null && (attempt.state === 'PENDING' || id === attempt.id));
  for (const group of groupsOf(told)) await tellGroup(tx, group, lease, at);
}

interface Group {
  hard: boolean;
  nextOn: string | null;
  attempts: Declined[];
}

/** Those of which the same can be said. */
function groupsOf(attempts: readonly Declined[]): Group[] {
  const groups = new Map<string, Group>();
  for (const attempt of attempts) {
    const [hard, nextOn] = [attempt.hard ?? false, attempt.invoice.tryOn && toPlainDate(attempt.invoice.tryOn)];
    const key = hard ? 'hard' : String(nextOn);
    groups.set(key, { hard, nextOn, attempts: [...(groups.get(key)?.attempts ?? []), attempt] });
  }
  return [...groups.values()];
}

async function tellGroup(tx: Tx, { hard, nextOn, attempts }: Group, lease: Payable['lease'], at: Temporal.Instant): Promise<void> {
  const [first] = attempts;
  if (!first) return;
  const { brand, last4 } = first.method;
  const told = {
    attemptId: first.id, lease, currency: first.currency, amountMinor: attempts.reduce((sum, { amountMinor }) => sum + amountMinor, 0n), at,
    params: { ...billsOf(attempts), brand: brand ?? '', last4: last4 ?? '' },
  };
  if (!hard) return tellPayer(tx, nextOn === null ? { what: 'declined-last', ...told } : { what: 'declined', ...told, params: { ...told.params, nextOn } });
  // A method is refused for good: its purchaser adds another, or what they have beside it takes its place at once.
  const next = await findDefault(tx, lease.purchaserId);
  if (!next) return tellPayer(tx, { what: 'failed', ...told });
  return tellPayer(tx, { what: 'failed-next', ...told, params: { ...told.params, nextBrand: next.brand ?? '', nextLast4: next.last4 ?? '' } });
}

/** The bills by name, in each language. */
const billsOf = (attempts: readonly Declined[]): Record<string, string> => Object.fromEntries(LOCALES.map((locale) =>
  [locale === 'ko' ? 'billsKo' : 'billsEn', attempts.map(({ invoice }) => billName(invoice, locale)).join(', ')]));

const billName = ({ kind, seq }: Declined['invoice'], locale: Locale): string =>
  translate(locale, `payments.lease.kind.${kind === 'INSTALMENT' && seq === 0 ? 'FIRST' : kind}`, { seq: seq ?? 0 });
