import { Hourglass, TriangleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { buttonVariants } from '@/components/ui/button-look';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import type { LeasePayment, OpenInvoice } from '@/lib/billing/views/lease-payment';
import { formatTableDate } from '@/lib/kernel/day-text';
import { formatMoney } from '@/lib/kernel/money';
import type { Result } from '@/lib/kernel/result';
import { ChooseMethod } from './choose-method';
import { methodName } from './method-name';
import { PayNow } from './pay-now';
import { takenText } from './taken-text';

interface Props {
  payment: LeasePayment;
  pay: (input: { invoiceId: string }) => Promise<Result<{ attemptId: string }>>;
  choose: (input: { leaseId: string; methodId: string | null }) => Promise<Result<null>>;
}

const KNOWN = ['insufficient_funds', 'lost_card', 'stolen_card', 'expired_card', 'authentication_required'] as const;
const knownCode = (code: string) => KNOWN.find((each) => each === code) ?? 'other';

/** How a lease is paid: what is collected next and by what, and what is open now. */
export function LeasePaymentSection({ payment, pay, choose }: Props) {
  const t = useTranslations('payments');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { next, method, chosenId, methods, open, leaseId, currency, rests } = payment;
  const usable = methods.filter(({ state }) => state === 'ACTIVE');
  const isChosen = method !== null && method.id === chosenId;
  const by = method && (isChosen ? methodName(t, method) : t('lease.byDefault', { name: methodName(t, method) }));
  return (
    <Section title={t('lease.title')}>
      <DescriptionList items={[
        { term: t('lease.next'), value: next && method ? <span className="money">{t('lease.nextOn', { date: formatTableDate(next.on, locale), amount: formatMoney(next.amountMinor, currency, locale) })}</span> : t('lease.nextNone') },
        { term: t('lease.by'), value: by === null ? t('lease.byNone') : <span className="money">{by}</span> },
      ]} />
      <div className="mt-4 flex flex-wrap items-start gap-3">
        {usable.length > 1 && <ChooseMethod leaseId={leaseId} chosenId={isChosen ? chosenId : null} taken={takenText(payment.takenWithOther, locale)} methods={usable} choose={choose} />}
        <Link href={`/account/payment?lease=${leaseId}`} className={buttonVariants({ variant: 'secondary' })}>{method ? t('lease.change') : t('lease.add')}</Link>
      </div>
      {open.length > 0 && (
        <>
          <h3 className="mt-6 mb-1 font-semibold">{t('lease.openTitle')}</h3>
          <ul className="border-t border-line">
            {open.map((invoice) => <OpenItem key={invoice.id} invoice={invoice} rests={rests || method === null} currency={currency} by={method ? methodName(t, method) : null} pay={pay} />)}
          </ul>
        </>
      )}
    </Section>
  );
}

function OpenItem({ invoice, rests, currency, by, pay }: { invoice: OpenInvoice; rests: boolean; currency: string; by: string | null; pay: Props['pay'] }) {
  const t = useTranslations('payments');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { id, kind, seq, dueOn, openMinor, tryOn, attempt, declined } = invoice;
  const what = t(`lease.kind.${kind === 'INSTALMENT' && seq === 0 ? 'FIRST' : kind}`, { seq: seq ?? 0 });
  const day = (date: string) => formatTableDate(date, locale);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-3 font-semibold">{what}<Money minor={openMinor} currency={currency} /></p>
        <p className="text-sm text-ink-muted"><span className="money">{t('lease.due', { date: day(dueOn) })}</span>{attempt === null && !rests && <> · <span className="money">{tryOn === null ? t('lease.byHand') : t('lease.tryOn', { date: day(tryOn) })}</span></>}</p>
        {declined && <p className="mt-1 flex items-start gap-1.5 text-sm text-critical"><TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />{t('lease.lastDeclined', { date: day(declined.on) })}: {t(`decline.${knownCode(declined.code)}`)}</p>}
      </div>
      {attempt === null
        ? by !== null && <PayNow invoiceId={id} what={what} amount={formatMoney(openMinor, currency, locale)} by={by} pay={pay} />
        : <Badge tone="moon" icon={Hourglass}>{t(attempt === 'UNKNOWN' ? 'lease.unknown' : 'lease.underWay')}</Badge>}
    </li>
  );
}
