'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field-error';
import { Money } from '@/components/ui/money';
import { StickyBar } from '@/components/ui/sticky-bar';
import { standingOfLimit } from '@/lib/limits/model/limit-use';
import { isSellersAlone } from '@/lib/limits/model/reasons';
import type { LimitRequestPage } from '@/lib/limits/views/request';
import type { RequestActions } from './acts';
import { useLenderName } from './lender-name';
import { isTaken, type Choice } from './use-choice';
import { usePress } from './use-press';

interface Props {
  page: LimitRequestPage;
  chosen: Choice | undefined;
  actions: RequestActions;
}

/** What can be done, at the end of the answers: take the chosen offer (on phones {@link TakeBar} has that), or what is left to do. */
export function ChooseBar({ page, chosen, actions }: Props) {
  const t = useTranslations('limits');
  const { goods, terms } = page;
  const change = `/limits/new?listing=${goods.listingId}&term=${terms.termMonths}&first=${terms.firstPaymentMinor.toString()}`;
  if (chosen) {
    return (
      <div className="mt-8 max-md:hidden">
        <TakeButton choice={chosen} actions={actions}>
          <Button asChild size="lg"><Link href={change}>{t('changeTerms')}</Link></Button>
          <p className="text-sm text-ink-muted">{t('notYetAContract')}</p>
        </TakeButton>
      </div>
    );
  }
  if (page.waiting.length > 0) return null;
  const order = page.chosen?.orderId ? `/orders/${page.chosen.orderId}` : '/orders';
  // A signed order has no form to go back to.
  const signed = page.chosen?.limit && standingOfLimit(page.chosen.limit) === 'USED';
  if (signed) return <Button asChild variant="primary" size="lg" className="mt-8 max-md:w-full"><Link href={order}>{t('toOrders')}</Link></Button>;
  const standing = page.end ? null : page.chosen;
  // What was chosen is over, nobody gave an answer to use, or the seller’s limit did not reach: the terms are not what stands in the way.
  const same = page.end !== null || page.ended.every(({ what, reasons }) => what === 'FAILED' || what === 'EXPIRED' || isSellersAlone(reasons));
  return (
    <div className="mt-8 flex flex-wrap gap-3">
      {standing
        ? <ReopenForm approvalId={standing.approvalId} choose={actions.choose} />
        : <Button asChild variant="primary" size="lg" className="max-md:w-full"><Link href={change}>{t(same ? 'askSame' : 'askNew')}</Link></Button>}
      <Button asChild size="lg" className="max-md:w-full"><Link href={standing ? order : `/p/${goods.listingId}`}>{t(standing ? 'toOrders' : 'toProduct')}</Link></Button>
    </div>
  );
}

/** On phones, always in reach: both prices of the chosen offer and the one thing to do. */
export function TakeBar({ choice, currency, actions }: { choice: Choice; currency: string; actions: RequestActions }) {
  const t = useTranslations('limits');
  const money = (minor: bigint) => () => <Money minor={minor} currency={currency} className="font-bold text-ink" />;
  const offer = isTaken(choice) ? choice.taken : choice;
  return (
    <StickyBar className="mt-8 md:hidden">
      <p className="w-full text-sm text-ink-muted">{t.rich('pair', { month: money(offer.instalmentMinor), total: money(offer.totalCostMinor) })}</p>
      <TakeButton choice={choice} actions={actions} />
    </StickyBar>
  );
}

/** Opens the order form, or takes the offer up; while that is answered there is nothing to press, so that a second press takes no other. */
function TakeButton({ choice, actions, children }: { choice: Choice; actions: RequestActions; children?: ReactNode }) {
  const t = useTranslations('limits');
  const name = useLenderName()(choice.lender);
  const choose = usePress(actions.choose, ({ orderId }) => `/orders/${orderId}/form`);
  const take = usePress(actions.takeOffer);
  const taken = isTaken(choice);
  const approvalId = taken ? null : choice.approvalId;
  const { pending, error } = approvalId ? choose : take;
  const press = () => {
    if (approvalId) choose.press({ approvalId });
    else if (!taken && choice.offerId) take.press({ askId: choice.askId, offerId: choice.offerId });
  };
  const meanwhile = taken ? t('taken.awaiting', { name }) : t(approvalId ? 'opening' : 'form.asking');
  return (
    <>
      <div role="alert" className="w-full empty:hidden"><FieldError text={error} /></div>
      <div className="flex w-full flex-wrap items-center gap-3">
        <Button variant="primary" size="lg" className="max-md:w-full" pending={taken || pending} pendingLabel={meanwhile} onClick={press}>
          {approvalId ? t('choose', { name }) : t('take', { name })}
        </Button>
        {children}
      </div>
    </>
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
