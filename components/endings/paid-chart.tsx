import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import { formatMoney, type Locale } from '@/lib/kernel/money';
import type { Bill } from '@/lib/endings/views/portal';
import { rowsSince } from '@/lib/leases/model';
import type { LeaseDetail } from '@/lib/leases/views';

type Part = 'paid' | 'open' | 'left';
const TONE: Record<Part, string> = { paid: 'fill-chart-1', open: 'fill-moon', left: 'fill-(--cost-cash)' };
const SWATCH: Record<Part, string> = { paid: 'bg-chart-1', open: 'bg-moon', left: 'bg-(--cost-cash)' };

/** Every month as a bar, drawn on the server: what is paid, what is asked for, what is to come. The same as a table for who listens, or would rather read. */
export function PaidChart({ lease, bills, locale }: { lease: LeaseDetail; bills: readonly Bill[]; locale: Locale }) {
  const t = useTranslations('endings.portal');
  const asked = new Set(bills.filter(({ kind, state }) => kind === 'INSTALMENT' && (state === 'OPEN' || state === 'DEFERRED')).map(({ seq }) => seq));
  const rows = rowsSince(lease.rows, lease.takenOverOn).filter(({ amountMinor, state }) => amountMinor > 0n && (state === 'PAID' || state === 'DUE'))
    .map(({ seq, amountMinor, state }) => ({ seq, amountMinor, part: state === 'PAID' ? 'paid' as const : asked.has(seq) ? 'open' as const : 'left' as const }));
  if (rows.length === 0) return null;
  const sum = (...parts: Part[]) => rows.reduce((total, { part, amountMinor }) => (parts.includes(part) ? total + amountMinor : total), 0n);
  const most = rows.reduce((high, { amountMinor }) => (amountMinor > high ? amountMinor : high), 1n);
  const step = 100 / rows.length;
  const said = t('chartSaid', {
    total: lease.termMonths, paid: rows.filter(({ seq, part }) => seq > 0 && part === 'paid').length, paidAmount: formatMoney(sum('paid'), lease.currency, locale), leftAmount: formatMoney(sum('open', 'left'), lease.currency, locale),
  });
  const word: Record<Part, string> = { paid: t('chartPaid'), open: t('chartOpen'), left: t('chartLeft') };
  return (
    <Section title={t('chart')} lead={t('chartLead')}>
      <svg role="img" aria-label={said} className="h-32 w-full overflow-visible" preserveAspectRatio="none">
        {rows.map(({ seq, amountMinor, part }, index) => {
          const height = Math.max(2, Number((amountMinor * 96n) / most));
          return <rect key={seq} x={`${index * step + step * 0.15}%`} width={`${step * 0.7}%`} y={`${100 - height}%`} height={`${height}%`} rx="2" className={TONE[part]} />;
        })}
        <line x1="0" x2="100%" y1="100%" y2="100%" className="stroke-ink-muted" />
      </svg>
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-xs text-ink-muted">
        {(['paid', 'open', 'left'] as const).filter((part) => sum(part) > 0n).map((part) => (
          <li key={part} className="flex items-center gap-1.5"><span aria-hidden className={`size-3 rounded-xs ${SWATCH[part]}`} />{word[part]} <Money minor={sum(part)} currency={lease.currency} /></li>
        ))}
      </ul>
      <details className="mt-2 text-sm">
        <summary className="inline-flex min-h-11 cursor-pointer items-center text-accent underline underline-offset-4 md:min-h-8">{t('chartTable')}</summary>
        <table className="w-full">
          <caption className="sr-only">{t('chart')}</caption>
          <thead className="text-xs text-ink-muted"><tr><th scope="col" className="py-1.5 text-left font-normal">{t('chartMonth')}</th><th scope="col" className="py-1.5 text-left font-normal">{t('state')}</th><th scope="col" className="py-1.5 text-right font-normal">{t('amount')}</th></tr></thead>
          <tbody>
            {rows.map(({ seq, amountMinor, part }) => (
              <tr key={seq} className="border-t border-line"><th scope="row" className="money py-1.5 text-left font-normal">{seq === 0 ? t('nextFirst') : seq}</th><td>{word[part]}</td><td className="text-right"><Money minor={amountMinor} currency={lease.currency} plain /></td></tr>
            ))}
          </tbody>
        </table>
      </details>
    </Section>
  );
}
