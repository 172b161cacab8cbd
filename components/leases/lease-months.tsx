import { useTranslations } from 'next-intl';
import { MonthStrip } from '@/components/ui/month-strip';
import type { MonthState } from '@/components/ui/month-mark';
import { formatDay } from '@/lib/kernel/day-text';
import { formatMoney, type Locale } from '@/lib/kernel/money';
import type { Bill } from '@/lib/endings/views/portal';
import { leaseMarks, type LeaseMark } from '@/lib/leases/model';
import type { LeaseDetail } from '@/lib/leases/views';

/** What was paid with the guarantee's help is told apart, and so is what is asked for and past its day, or put off. */
function asBilled(mark: LeaseMark, bill: Bill | undefined): MonthState {
  if (mark === 'paid' && bill && bill.creditMinor > 0n) return 'credited';
  if (mark !== 'past') return mark;
  return bill?.state === 'DEFERRED' ? 'deferred' : 'late';
}

/** The months of a lease, the first payment before them; `due` says in words what the moon is on. */
export function LeaseMonths({ lease, bills, due, locale }: { lease: LeaseDetail; bills: readonly Bill[]; due: string | null; locale: Locale }) {
  const t = useTranslations('leases');
  const { next, rows, currency } = lease;
  const { first, months } = leaseMarks(rows, lease.today, next === null);
  const billed = new Map(bills.filter(({ kind }) => kind === 'INSTALMENT').map((bill) => [bill.seq, bill]));
  const opening = formatMoney(rows[0]?.amountMinor ?? 0n, currency, locale);
  const which = next && (next.seq === 0 ? t('firstPayment') : t('nth', { seq: next.seq }));
  return (
    <MonthStrip
      months={months.map((mark, index) => asBilled(mark, billed.get(index + 1)))} dueLabel={due ?? ''}
      {...(first && { first: { state: asBilled(first, billed.get(0)), label: t('firstMark', { amount: opening }) } })}
      {...(next && due && which && { dueSaid: t('dueSaid', { when: due, which, date: formatDay(next.dueOn, locale, lease.today) }) })}
    />
  );
}
