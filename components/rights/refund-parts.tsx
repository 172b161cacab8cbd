import { useLocale, useTranslations } from 'next-intl';
import { methodName } from '@/components/payments/method-name';
import { Money } from '@/components/ui/money';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { isRefundLate } from '@/lib/rights/model/steps';
import type { WithdrawalSight } from '@/lib/rights/views/sights';

/** By which way what was paid goes back, how much of it, and when; or that it is late. */
export function RefundParts({ withdrawal: { refunds, refundBy, currency }, now }: { withdrawal: WithdrawalSight; now: string }) {
  const [t, p] = [useTranslations('rights.refunds'), useTranslations('payments')];
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const by = refundBy ? formatTableInstant(refundBy, locale) : '';
  const owed = isRefundLate({ refundBy }, now) ? { method: 'late', notBy: 'lateByHand', byHand: 'lateByHand' } as const : { method: 'owed', notBy: 'owedInstead', byHand: 'owedByHand' } as const;
  return (
    <ul className="flex flex-col gap-3">
      {refunds.map(({ method, notBy, amountMinor, paidAt }, index) => (
        <li key={index}>
          <span className="flex flex-wrap justify-between gap-x-4"><span className={method ? 'money' : undefined}>{method ? methodName(p, method) : t('byHand')}</span><Money minor={amountMinor} currency={currency} /></span>
          <span className="block text-xs text-ink-muted">
            {notBy && `${t('notBy', { method: methodName(p, notBy) })} `}
            {paidAt !== null ? <>{t('paid', { at: formatTableInstant(paidAt, locale) })}{method && ` ${t('paidCard')}`}</> : t(owed[method ? 'method' : notBy ? 'notBy' : 'byHand'], { by })}
          </span>
        </li>
      ))}
    </ul>
  );
}
