import { useLocale, useTranslations } from 'next-intl';
import { useDayText } from '@/components/orders/day-text';
import { cn } from '@/components/ui/cn';
import { Fold } from '@/components/ui/fold';
import { changedSides, type ChangedSide } from '@/lib/contracts/model/changed-sides';
import { changedRows, type Change } from '@/lib/kernel/amendment';
import type { CanonicalRow } from '@/lib/kernel/canonical-terms';
import { formatTableDate } from '@/lib/kernel/day-text';
import { formatMoney } from '@/lib/kernel/money';

const HEAD = 'py-2 pr-2 text-left text-xs font-normal text-ink-muted';

interface Props {
  change: Change;
  currency: string;
}

/** What a supplement changes, old beside new, and every instalment that it makes another. */
export function ChangeSides({ change, currency }: Props) {
  const t = useTranslations('supplements.sides');
  const { length } = changedRows(change);
  return (
    <>
      <SidesTable change={change} currency={currency} />
      {length > 0 && <Fold summary={t('rows', { count: length })} className="border-t-0"><ChangedRows change={change} currency={currency} /></Fold>}
    </>
  );
}

/** Old beside new alone. */
export function SidesTable({ change, currency }: Props) {
  const t = useTranslations('supplements.sides');
  const locale = useLocale() === 'ko' ? 'ko' : 'en';
  const day = useDayText();
  const shown = ({ key, kind }: ChangedSide, value: string) => {
    if (kind === 'money') return formatMoney(BigInt(value), currency, locale);
    if (kind === 'date') return formatTableDate(value, locale);
    return key === 'dueDay' ? t('eachMonth', { day: day(Number(value)) }) : key === 'termMonths' ? t('months', { count: Number(value) }) : value;
  };
  return (
    <table className="w-full table-fixed text-sm">
      <caption className="sr-only">{t('caption')}</caption>
      <thead><tr className="border-b border-ink"><th scope="col" className={cn(HEAD, 'w-1/4')}>{t('item')}</th><th scope="col" className={HEAD}>{t('before')}</th><th scope="col" className={HEAD}>{t('after')}</th></tr></thead>
      <tbody>
        {changedSides(change).map((side) => {
          const differs = side.before !== side.after;
          return (
            <tr key={side.key} className="border-b border-line align-top">
              <th scope="row" className="py-2.5 pr-2 text-left font-normal text-ink-muted">{t(`keys.${side.key}`)}</th>
              <td className={cn('py-2.5 pr-2 break-words', side.kind !== 'text' && 'money')}>{shown(side, side.before)}</td>
              <td className={cn('py-2.5 break-words', side.kind !== 'text' && 'money', differs && 'font-bold')}>{shown(side, side.after)}{!differs && <span className="block text-xs text-ink-muted">{t('same')}</span>}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Every instalment that is another than before, beside what it was, and what is left after it. */
export function ChangedRows({ change, currency }: Props) {
  const t = useTranslations('supplements.sides');
  const locale = useLocale() === 'ko' ? 'ko' : 'en';
  const rows = changedRows(change);
  const cell = (row: CanonicalRow | undefined) => (row
    ? <><span className="money block">{formatTableDate(row.dueOn, locale)}</span><span className="money block">{formatMoney(BigInt(row.amount), currency, locale)}</span></>
    : <span className="text-ink-muted">{t('none')}</span>);
  return (
    <table className="w-full table-fixed text-sm">
      <caption className="sr-only">{t('rows', { count: rows.length })}</caption>
      <thead><tr className="border-b border-ink"><th scope="col" className={cn(HEAD, 'w-1/4')}>{t('seq')}</th><th scope="col" className={HEAD}>{t('before')}</th><th scope="col" className={HEAD}>{t('after')}</th></tr></thead>
      <tbody>
        {rows.map(({ seq, before, after }) => (
          <tr key={seq} className="border-b border-line align-top">
            <th scope="row" className="money py-2 pr-2 text-left font-normal text-ink-muted">{t('nth', { seq })}</th>
            <td className="py-2 pr-2">{cell(before)}</td>
            <td className="py-2">{cell(after)}{after && <span className="block text-xs text-ink-muted">{t('balance')} <span className="money">{formatMoney(BigInt(after.balance), currency, locale)}</span></span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
