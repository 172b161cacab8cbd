import { useLocale, useTranslations } from 'next-intl';
import { methodName } from '@/components/payments/method-name';
import { Money } from '@/components/ui/money';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { WithdrawalSight } from '@/lib/rights/views/sights';

/** By which way what was paid goes back, how much of it, and when. */
export function RefundParts({ withdrawal: { refunds, refundBy, currency } }: { withdrawal: WithdrawalSight }) {
  const [t, p] = [useTranslations('rights.refunds'), useTranslations('payments')];
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <ul className="flex flex-col gap-3">
      {refunds.map(({ method, notBy, amountMinor, paidAt }, index) => (
        <li key={index}>
          <span className="flex flex-wrap justify-between gap-x-4"><span className={method ? 'money' : undefined}>{method ? methodName(p, method) : t('byHand')}</span><Money minor={amountMinor} currency={currency} /></span>
          <span className="block text-xs text-ink-muted">
            {notBy && `${t('notBy', { method: methodName(p, notBy) })} `}
            {paidAt !== null ? <>{t('paid', { at: formatTableInstant(paidAt, locale) })}{method && ` ${t('paidCard')}`}</> : t(method ? 'owed' : notBy ? 'owedInstead' : 'owedByHand', { by: refundBy ? formatTableInstant(refundBy, locale) : '' })}
          </span>
        </li>
      ))}
    </ul>
  );
}
