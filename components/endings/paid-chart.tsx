import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import { formatMoney, type Locale } from '@/lib/kernel/money';
import type { Bill } from '@/lib/endings/views/portal';
import { rowsSince } from '@/lib/leases/model';
import type { LeaseDetail } from '@/lib/leases/views';

type Part = 'paid' | 'credited' | 'open' | 'left';
const PARTS = ['paid', 'credited', 'open', 'left'] as const;
const TONE: Record<Part, string> = { paid: 'fill-chart-1', credited: 'fill-[url(#credited)]', open: 'fill-moon', left: 'fill-(--cost-cash)' };
const SWATCH: Record<Exclude<Part, 'credited'>, string> = { paid: 'bg-chart-1', open: 'bg-moon', left: 'bg-(--cost-cash)' };

interface Row {
  seq: number;
  /** From the ground up. */
  parts: { part: Part; minor: bigint }[];
}

/** Each instalment: what is paid in money, what a service credit took off it, what is asked for, what is to come. */
function rowsOf({ rows, takenOverOn }: LeaseDetail, bills: readonly Bill[]): Row[] {
  const billed = new Map(bills.filter(({ kind }) => kind === 'INSTALMENT').map((bill) => [bill.seq, bill]));
  return rowsSince(rows, takenOverOn).filter(({ amountMinor, state }) => amountMinor > 0n && (state === 'PAID' || state === 'DUE')).map(({ seq, amountMinor, state }) => {
    const bill = billed.get(seq);
    const asked = bill?.state === 'OPEN' || bill?.state === 'DEFERRED';
    const creditMinor = bill && (asked || state === 'PAID') ? bill.creditMinor : 0n;
    const putMinor = bill && asked ? bill.putMinor : 0n;
    const parts: Row['parts'] = [
      { part: 'paid', minor: putMinor }, { part: state === 'PAID' ? 'paid' : asked ? 'open' : 'left', minor: amountMinor - creditMinor - putMinor }, { part: 'credited', minor: creditMinor },
    ];
    return { seq, parts: parts.filter(({ minor }) => minor > 0n) };
  });
}

const whole = ({ parts }: Row): bigint => parts.reduce((total, { minor }) => total + minor, 0n);

/** Every month as a bar, drawn on the server: what is paid, what credits took off, what is asked for, what is to come. The same as a table for who listens, or would rather read. */
export function PaidChart({ lease, bills, locale }: { lease: LeaseDetail; bills: readonly Bill[]; locale: Locale }) {
  const t = useTranslations('endings.portal');
  const rows = rowsOf(lease, bills);
  if (rows.length === 0) return null;
  const sum = (...wanted: Part[]) => rows.flatMap(({ parts }) => parts).reduce((total, { part, minor }) => (wanted.includes(part) ? total + minor : total), 0n);
  const said = t('chartSaid', {
    total: lease.termMonths, paid: rowsSince(lease.rows, lease.takenOverOn).filter(({ seq, state }) => seq > 0 && state === 'PAID').length, paidAmount: formatMoney(sum('paid'), lease.currency, locale), leftAmount: formatMoney(sum('open', 'left'), lease.currency, locale),
    hasCredit: sum('credited') > 0n ? 'yes' : 'no', creditedAmount: formatMoney(sum('credited'), lease.currency, locale),
  });
  const word: Record<Part, string> = { paid: t('chartPaid'), credited: t('chartCredited'), open: t('chartOpen'), left: t('chartLeft') };
  return (
    <Section title={t('chart')} lead={t('chartLead')}>
      <Bars rows={rows} said={said} />
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-xs text-ink-muted">
        {PARTS.filter((part) => sum(part) > 0n).map((part) => (
          <li key={part} className="flex items-center gap-1.5">
            {part === 'credited' ? <svg aria-hidden className="size-3"><rect width="12" height="12" rx="1" className={TONE.credited} /></svg> : <span aria-hidden className={`size-3 rounded-xs ${SWATCH[part]}`} />}
            {word[part]} <Money minor={sum(part)} currency={lease.currency} />
          </li>
        ))}
      </ul>
      <details className="mt-2 text-sm">
        <summary className="inline-flex min-h-11 cursor-pointer items-center text-accent underline underline-offset-4 md:min-h-8">{t('chartTable')}</summary>
        <table className="w-full">
          <caption className="sr-only">{t('chart')}</caption>
          <thead className="text-xs text-ink-muted"><tr><th scope="col" className="py-1.5 text-left font-normal">{t('chartMonth')}</th><th scope="col" className="py-1.5 text-left font-normal">{t('state')}</th><th scope="col" className="py-1.5 text-right font-normal">{t('amount')}</th></tr></thead>
          <tbody>
            {rows.flatMap(({ seq, parts }) => parts.map(({ part, minor }) => (
              <tr key={`${seq} ${part}`} className="border-t border-line"><th scope="row" className="money py-1.5 text-left font-normal">{seq === 0 ? t('nextFirst') : seq}</th><td>{word[part]}</td><td className="text-right"><Money minor={minor} currency={lease.currency} plain /></td></tr>
            )))}
          </tbody>
        </table>
      </details>
    </Section>
  );
}

/** In per cent of the highest; a credit is hatched, so that it is told apart without its colour. */
function Bars({ rows, said }: { rows: readonly Row[]; said: string }) {
  const most = rows.reduce((high, row) => (whole(row) > high ? whole(row) : high), 1n);
  const step = 100 / rows.length;
  return (
    <svg role="img" aria-label={said} className="h-32 w-full overflow-visible" preserveAspectRatio="none">
      <defs>
        <pattern id="credited" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" className="fill-surface" /><rect width="3" height="5" className="fill-chart-3" /></pattern>
      </defs>
      {rows.map(({ seq, parts }, index) => {
        let below = 0;
        return parts.map(({ part, minor }) => {
          const height = Math.max(2, Number((minor * 96n) / most));
          below += height;
          return <rect key={`${seq} ${part}`} x={`${index * step + step * 0.15}%`} width={`${step * 0.7}%`} y={`${100 - below}%`} height={`${height}%`} rx={parts.length === 1 ? 2 : 0} className={TONE[part]} />;
        });
      })}
      <line x1="0" x2="100%" y1="100%" y2="100%" className="stroke-ink-muted" />
    </svg>
  );
}
