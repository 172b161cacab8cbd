import { useTranslations } from 'next-intl';
import { MonthStrip } from '@/components/ui/month-strip';
import { formatDay } from '@/lib/kernel/date-text';
import { formatMoney, type Locale } from '@/lib/kernel/money';
import { leaseMarks } from '@/lib/leases/model';
import type { LeaseDetail } from '@/lib/leases/views';

/** The months of a lease, the first payment before them; `due` says in words what the moon is on. */
export function LeaseMonths({ lease, due, locale }: { lease: LeaseDetail; due: string | null; locale: Locale }) {
  const t = useTranslations('leases');
  const { next, rows, currency } = lease;
  const { first, months } = leaseMarks(rows, lease.today, lease.restsSince !== null);
  const opening = formatMoney(rows[0]?.amountMinor ?? 0n, currency, locale);
  const which = next && (next.seq === 0 ? t('firstPayment') : t('nth', { seq: next.seq }));
  return (
    <MonthStrip
      months={months} dueLabel={due ?? ''} {...(first && { first: { state: first, label: t('firstMark', { amount: opening }) } })}
      {...(next && due && which && { dueSaid: t('dueSaid', { when: due, which, date: formatDay(next.dueOn, locale, lease.today) }) })}
    />
  );
}
