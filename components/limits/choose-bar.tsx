'use client';
import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field';
import { Money } from '@/components/ui/money';
import { StickyBar } from '@/components/ui/sticky-bar';
import type { OfferRow } from '@/lib/limits/views/answers';
import type { LimitRequestPage } from '@/lib/limits/views/request';
import { roOf, useLenderName } from './lender-name';
import type { RequestActions } from './request-view';
import { usePress } from './use-press';

interface Props {
  page: LimitRequestPage;
  chosen: OfferRow | undefined;
  actions: RequestActions;
}

/** The one thing to do: take the chosen offer; else what is left to do. */
export function ChooseBar({ page, chosen, actions }: Props) {
  const t = useTranslations('limits');
  const { goods } = page;
  const change = `/limits/new?listing=${goods.listingId}&term=${goods.termMonths}&first=${goods.firstPaymentMinor.toString()}`;
  if (chosen) return <TakeBar offer={chosen} page={page} actions={actions} change={change} />;
  if (page.waiting.length > 0) return null;
  return (
    <div className="mt-8 flex flex-wrap gap-3">
      {page.chosen
        ? <ReopenForm approvalId={page.chosen.approvalId} choose={actions.choose} />
        : <Button asChild variant="primary" size="lg" className="max-md:w-full"><Link href={change}>{t('askNew')}</Link></Button>}
      <Button asChild size="lg" className="max-md:w-full"><Link href={page.chosen ? '/orders' : `/p/${goods.listingId}`}>{t(page.chosen ? 'toOrders' : 'toProduct')}</Link></Button>
    </div>
  );
}

function ReopenForm({ approvalId, choose }: { approvalId: string; choose: RequestActions['choose'] }) {
  const t = useTranslations('limits');
  const { press, pending, error } = usePress(choose, ({ orderId }) => `/orders/${orderId}/form`);
  return (
    <div className="max-md:w-full">
      <Button variant="primary" size="lg" className="max-md:w-full" pending={pending} pendingLabel={t('opening')} onClick={() => press({ approvalId })}>{t('reopen')}</Button>
      <div role="alert"><FieldError text={error} /></div>
    </div>
  );
}

function TakeBar({ offer, page, actions, change }: { offer: OfferRow; page: LimitRequestPage; actions: RequestActions; change: string }) {
  const t = useTranslations('limits');
  const name = useLenderName()(offer.lender);
  const korean = useLocale() === 'ko';
  const choose = usePress(actions.choose, ({ orderId }) => `/orders/${orderId}/form`);
  const take = usePress(actions.takeOffer);
  const { pending, error } = offer.approvalId ? choose : take;
  const press = () => {
    if (offer.approvalId) choose.press({ approvalId: offer.approvalId });
    else if (offer.offerId) take.press({ askId: offer.askId, offerId: offer.offerId });
  };
  const label = offer.approvalId ? t('choose', { name: korean ? name + roOf(name) : name }) : t('take', { name });
  const money = (minor: bigint) => () => <Money minor={minor} currency={page.goods.currency} className="font-bold text-ink" />;
  return (
    <StickyBar className="mt-8 md:static md:mx-0 md:block md:px-0 md:pt-0 md:[border-image:none]">
      <p className="w-full text-sm text-ink-muted md:hidden">{t.rich('pair', { month: money(offer.instalmentMinor), total: money(offer.totalCostMinor) })}</p>
      <div role="alert" className="w-full"><FieldError text={error} /></div>
      <div className="flex w-full flex-wrap items-center gap-3 md:mt-6">
        <Button variant="primary" size="lg" className="max-md:w-full" pending={pending} pendingLabel={t(offer.approvalId ? 'opening' : 'form.asking')} onClick={press}>{label}</Button>
        <Button asChild size="lg" className="max-md:hidden"><Link href={change}>{t('changeTerms')}</Link></Button>
        <p className="text-sm text-ink-muted max-md:hidden">{t('notYetAContract')}</p>
      </div>
    </StickyBar>
  );
}
