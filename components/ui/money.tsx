import { useLocale } from 'next-intl';
import { formatMoneyParts, spokenMoneyKo } from '@/lib/kernel/money';
import { join } from './join';

export interface MoneyProps {
  /** In the currency's smallest unit (won: won). */
  minor: bigint;
  currency?: string;
  /** A difference: shows a plus too. */
  signed?: boolean;
  /** Leaves out the text for screen readers: in long tables, where it would double the page. */
  plain?: boolean;
  className?: string;
}

/** An amount: tabular figures, 원 at 82 % of its number; a screen reader hears "9만 7,980원". */
export function Money({ minor, currency = 'KRW', signed = false, plain = false, className }: MoneyProps) {
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { sign, prefix, digits, suffix } = formatMoneyParts(minor, currency, locale);
  const spoken = !plain && locale === 'ko' && currency === 'KRW' && (minor >= 10_000n || minor <= -10_000n);
  const plus = signed && minor > 0n ? '+' : '';
  const figures = (
    <>
      {plus}{sign}{prefix}{digits}
      {suffix && <span className="text-[0.82em] font-medium">{suffix}</span>}
    </>
  );
  return (
    <span className={join('money', className)} data-amount={minor.toString()}>
      {spoken ? <span aria-hidden>{figures}</span> : figures}
      {spoken && <span className="sr-only select-none">{plus && '더하기 '}{spokenMoneyKo(minor)}</span>}
    </span>
  );
}
