import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { Money } from '@/components/ui/money';
import { freeOf, type LimitUse, type Taken } from '@/lib/limits/model/limit-use';

const ROWS: { key: 'limit' | 'held' | 'used' | 'free'; of: (taken: Taken) => bigint }[] = [
  { key: 'limit', of: ({ limitMinor }) => limitMinor },
  { key: 'held', of: ({ heldMinor }) => heldMinor },
  { key: 'used', of: ({ usedMinor }) => usedMinor },
  { key: 'free', of: freeOf },
];

/** The limit a month and in all as a sum that a reader can check: less what the order form holds and what was used, what is free. */
export function LimitTable({ limit, currency }: { limit: LimitUse; currency: string }) {
  const t = useTranslations('limits.both');
  return (
    <table className="mt-2 w-full text-sm">
      <caption className="sr-only">{t('own')}</caption>
      <thead>
        <tr className="border-b border-line text-xs text-ink-muted">
          <td />
          <th scope="col" className="py-1.5 pl-3 text-right font-normal">{t('month')}</th>
          <th scope="col" className="py-1.5 pl-3 text-right font-normal">{t('total')}</th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map(({ key, of }) => (
          <tr key={key} className={cn(key === 'free' && 'border-t border-ink font-semibold')}>
            <th scope="row" className={cn('py-1.5 text-left', key === 'free' ? 'font-semibold' : 'font-normal text-ink-muted')}>{t(key)}</th>
            <td className="py-1.5 pl-3 text-right"><Money minor={of(limit.month)} currency={currency} /></td>
            <td className="py-1.5 pl-3 text-right"><Money minor={of(limit.total)} currency={currency} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
