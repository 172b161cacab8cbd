import { Equal, TriangleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useDayText } from '@/components/orders/day-text';
import { cn } from '@/components/ui/cn';
import type { ComparedRow } from '@/lib/contracts/model/differences';
import { registrationNumber } from '@/lib/contracts/model/particulars';
import { formatMoney, formatRate } from '@/lib/kernel/money';

const GROUPS = ['parties', 'goods', 'amounts', 'rights'] as const;

/** Order form and contract in the same row; what harms the purchaser has a critical ground and says so in words. */
export function CompareTable({ rows, currency, heads }: { rows: readonly ComparedRow[]; currency: string; heads: { form: string; contract: string } }) {
  const t = useTranslations('contracts');
  const locale = useLocale() === 'ko' ? 'ko' : 'en';
  const day = useDayText();
  const shown = (row: ComparedRow, value: string) => {
    if (row.kind === 'money' && /^\d+$/.test(value)) return formatMoney(BigInt(value), currency, locale);
    if (row.kind === 'rate') return formatRate(value);
    if (row.key === 'businessNumber') return registrationNumber(value);
    if (row.key === 'dueDay') return day(Number(value));
    if (row.key === 'returnCharge') return formatRate(String(Number(value) / 10_000));
    return value;
  };
  return (
    <table className="w-full table-fixed text-sm">
      <caption className="sr-only">{t('review.compare')}</caption>
      <thead>
        <tr className="border-b border-ink align-top">
          <th scope="col" className="w-1/4 py-2 text-left text-xs font-normal text-ink-muted">{t('review.item')}</th>
          <th scope="col" className="py-2 pr-2 text-left font-semibold">{t('review.form')}<span className="money block text-xs font-normal whitespace-normal text-ink-muted">{heads.form}</span></th>
          <th scope="col" className="border-l border-line py-2 pl-3 text-left font-semibold">{t('review.contract')}<span className="money block text-xs font-normal whitespace-normal text-ink-muted">{heads.contract}</span></th>
        </tr>
      </thead>
      {GROUPS.map((group) => (
        <tbody key={group}>
          <tr><th scope="rowgroup" colSpan={3} className="border-b border-ink-muted pt-6 pb-2 text-left font-semibold">{t(`review.groups.${group}`)}</th></tr>
          {rows.filter((row) => row.group === group).map((row) => (
            <tr key={row.key} className={cn('border-b border-line align-top', row.verdict === 'HARMFUL' && 'bg-critical-soft')}>
              <th scope="row" className={cn('py-2.5 pr-2 text-left font-normal text-ink-muted', row.verdict === 'HARMFUL' && 'border-l-3 border-critical pl-2 font-semibold text-critical', row.verdict === 'WORDING' && 'border-l-3 border-line-strong pl-2')}>{t(`rows.${row.key}`)}</th>
              <td className="py-2.5 pr-2 break-words"><span className={cn(row.kind !== 'text' && 'money')}>{shown(row, row.form)}</span></td>
              <td className="border-l border-line py-2.5 pl-3 break-words">
                <span className={cn(row.kind !== 'text' && 'money', row.verdict === 'HARMFUL' && 'font-bold text-critical underline underline-offset-4')}>{shown(row, row.contract)}</span>
                <VerdictNote verdict={row.verdict} />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function VerdictNote({ verdict }: { verdict: ComparedRow['verdict'] }) {
  const t = useTranslations('contracts');
  if (verdict === 'SAME') return null;
  const Icon = verdict === 'HARMFUL' ? TriangleAlert : Equal;
  return <span className={cn('mt-1 flex items-start gap-1 text-xs', verdict === 'HARMFUL' ? 'text-critical' : 'text-ink-muted')}><Icon aria-hidden className="mt-0.5 size-3.5 shrink-0" />{t(`review.verdicts.${verdict}`)}</span>;
}
