import { useLocale, useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import { StatRow } from '@/components/ui/stat-row';
import type { WatchedLease as Watched } from '@/lib/insights/views/travel';
import { formatTableDate } from '@/lib/kernel/day-text';
import { PlainTable } from './plain-table';

/** One lease as the days pass: what is paid, open and left, and its bills. */
export function WatchedLease({ lease }: { lease: Watched }) {
  const t = useTranslations('insights');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { currency } = lease;
  const standing = lease.state === 'ACTIVE' ? t('lease.ACTIVE') : t(`end.${lease.endCause ?? 'COMPLETED'}`);
  return (
    <>
      <p className="mb-4 text-sm"><span className="money font-semibold">{lease.number}</span> · {lease.title} · {lease.purchaser} · {standing}</p>
      <StatRow
        stats={[
          { key: 'paid', label: t('watch.paid'), value: <Money minor={lease.paidMinor} currency={currency} /> },
          { key: 'open', label: t('watch.open'), value: <Money minor={lease.openMinor} currency={currency} /> },
          { key: 'left', label: t('watch.left'), value: <Money minor={lease.leftMinor} currency={currency} /> },
          { key: 'next', label: t('watch.next'), value: lease.next ? formatTableDate(lease.next.on, locale) : '–' },
        ]}
      />
      <div className="mt-4">
        {lease.bills.length === 0 ? <p className="py-4 text-sm text-ink-muted">{t('watch.none')}</p> : (
          <PlainTable
            caption={t('watch.bills')} head={[t('watch.dueOn'), t('watch.bill'), t('watch.state'), t('watch.amount')]}
            rows={lease.bills.map(({ id, kind, seq, state, dueOn, amountMinor, creditMinor, declined }) => ({
              key: id,
              cells: [
                <span key="due" className="money">{formatTableDate(dueOn, locale)}</span>, <>{t(`kind.${kind}`)}{seq !== null && seq > 0 && ` ${seq}`}</>,
                <>{t(`invoice.${state}`)}{declined > 0 && <span className="text-critical"> · {t('watch.declined', { count: declined })}</span>}</>,
                <><Money minor={amountMinor} currency={currency} plain />{creditMinor > 0n && <span className="text-credit"> <Money minor={-creditMinor} currency={currency} plain /></span>}</>,
              ],
            }))}
          />
        )}
      </div>
    </>
  );
}
