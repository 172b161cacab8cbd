'use client';
import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { buttonVariants } from '@/components/ui/button-look';
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { FieldError } from '@/components/ui/field-error';
import { Money } from '@/components/ui/money';
import { Slider } from '@/components/ui/slider';
import { SumList } from '@/components/ui/sum-list';
import { useAct } from '@/components/ui/use-act';
import { formatDay } from '@/lib/kernel/day-text';
import { formatMoney } from '@/lib/kernel/money';
import type { Result } from '@/lib/kernel/result';
import type { BuyoutQuote } from '@/lib/endings/model/buyout';

interface Props {
  leaseId: string;
  quotes: readonly BuyoutQuote[];
  today: string;
  currency: string;
  action: (input: { leaseId: string; on: string; amountMinor: string }) => Promise<Result<unknown>>;
}

/** A day to buy on, and the sum for it with where the rebate comes from; agreed to at exactly the price that is shown, which is said once more before it is. */
export function BuyoutForm({ leaseId, quotes, today, currency, action }: Props) {
  const t = useTranslations('endings.buyout');
  const common = useTranslations('common');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const [day, setDay] = useState(0);
  const quote = quotes[day] ?? quotes[0];
  const { press, pending, error } = useAct(() => action({ leaseId, on: quote?.on ?? '', amountMinor: (quote?.amountMinor ?? 0n).toString() }));
  if (!quote) return null;
  const submit = t('submit', { amount: formatMoney(quote.altogetherMinor, currency, locale) });
  const then = t('then', { date: formatDay(quote.validOn, locale, today) });
  const said = `${formatDay(quote.on, locale, today)} (${day === 0 ? t('dayToday') : t('days', { count: day })})`;
  return (
    <div>
      <Slider label={t('day')} hint={t('dayHint')} min={0} max={quotes.length - 1} value={day} onChange={setDay} suffix={t('dayUnit')} problem={t('problem', { max: quotes.length - 1 })} valueText={said} />
      <p className="mt-1 mb-3 text-sm font-semibold">{said}</p>
      <div aria-live="polite"><QuoteSum quote={quote} currency={currency} /></div>
      <p className="mt-3 text-sm">{then}</p>
      <p className="text-sm text-ink-muted">{t('lapses', { date: formatDay(quote.validOn, locale, today) })}</p>
      <div className="mt-5 flex flex-wrap gap-3 max-md:flex-col">
        <Dialog>
          <DialogTrigger asChild><Button variant="primary">{submit}</Button></DialogTrigger>
          <DialogContent
            title={t('ask')} description={said}
            footer={<><DialogClose asChild><Button>{common('cancel')}</Button></DialogClose><Button variant="primary" pending={pending} pendingLabel={t('pending')} onClick={press}>{submit}</Button></>}
          >
            <p className="text-sm">{then}</p>
            <div role="alert" className="mt-2"><FieldError text={error} /></div>
          </DialogContent>
        </Dialog>
        <Link href={`/leases/${leaseId}`} className={buttonVariants({ variant: 'secondary' })}>{t('back')}</Link>
      </div>
    </div>
  );
}

function QuoteSum({ quote, currency }: { quote: BuyoutQuote; currency: string }) {
  const t = useTranslations('endings.buyout');
  const money = (minor: bigint) => <Money minor={minor} currency={currency} />;
  const row = (key: 'residual' | 'openBills' | 'before' | 'charges', minor: bigint) => (minor > 0n ? [{ label: t(key), value: money(minor) }] : []);
  return (
    <>
      <SumList
        rows={[{ label: t('left'), value: money(quote.leftMinor) }, ...row('residual', quote.residualMinor), { label: t('rebate'), value: money(-quote.rebateMinor), hint: t('rebateHint') }]}
        quiet result={{ label: t('amount'), value: money(quote.amountMinor) }}
      />
      <SumList
        rows={[...(quote.creditsMinor > 0n ? [{ label: t('credits'), value: money(-quote.creditsMinor), tone: 'credit' as const }] : []), ...row('openBills', quote.openMinor), ...row('before', quote.beforeMinor), ...row('charges', quote.chargesMinor)]}
        result={{ label: t('altogether'), value: money(quote.altogetherMinor) }}
        {...(quote.rebateMinor > 0n && { after: [{ label: t.rich('saves', { amount: () => money(quote.rebateMinor) }), value: null }] })}
      />
    </>
  );
}
