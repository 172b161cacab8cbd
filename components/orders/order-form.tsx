'use client';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { PageTitle } from '@/components/shell/page-title';
import { AliveForm } from '@/components/ui/alive-form';
import { Button } from '@/components/ui/button';
import { buttonVariants } from '@/components/ui/button-look';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useErrorText } from '@/components/ui/error-text';
import { Money } from '@/components/ui/money';
import { Stepper } from '@/components/ui/stepper';
import { StickyBar } from '@/components/ui/sticky-bar';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { FORM_STEPS } from '@/lib/orders/model/draft';
import { ApprovalEnded, waysOn } from './approval-ended';
import { GoodsStep } from './goods-step';
import { HoldNotice } from './hold-notice';
import { MandateStep } from './mandate-step';
import { ReceivingStep } from './receiving-step';
import { RightsStep } from './rights-step';
import { SignatureStep } from './signature-step';
import { useOrderForm, type OrderFormProps } from './use-order-form';

/** The order form in its five steps. Amounts come from the approval; what is typed is kept at every pause. */
export function OrderForm(given: OrderFormProps) {
  const { view, view: { schedule }, signer, askHref } = given;
  const t = useTranslations('orders.form');
  const common = useTranslations('common');
  const text = useErrorText();
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const form = useOrderForm(given);
  const { end, awaited, hold, kept, step, name, failure } = form;
  const errors = Object.fromEntries(Object.entries(failure.fields).map(([field, code]) => [field, text(code)]));
  const items = Object.entries(errors).map(([field, sentence]) => ({ name: field, text: sentence }));
  const financier = locale === 'en' ? view.financier.nameEn : view.financier.nameKo;
  const props = { view, financier, draft: kept.draft, change: kept.change, book: form.book, errors };
  const reference = failure.problem?.params?.['reference'];
  const ways = { offersHref: `/limits/${view.requestId}`, askHref };
  const [wayOn] = end ? waysOn(end, ways) : [];
  const amount = (minor: bigint) => () => <Money minor={minor} currency={schedule.currency} className="font-semibold" />;
  const [, savedTime = ''] = formatTableInstant(kept.lastSaved, 'ko').split(' ');
  const saved = kept.state === 'failed' ? t('notSaved') : kept.state === 'saving' ? t('saving') : t('saved', { time: savedTime });

  return (
    <AliveForm aria-label={t('title')} onSubmit={(event) => { event.preventDefault(); if (step < FORM_STEPS.length) form.forward(); else if (!form.signing) void form.submit(); }} className="mx-auto flex max-w-read flex-col gap-8">
      <PageTitle title={`${t(`steps.${name}`)} · ${t('title')} · ${common('brand')}`} />
      <header>
        <p className="mb-3 flex flex-wrap justify-between gap-x-4 text-xs text-ink-muted">
          <span>{t('title')} <span className="money">{view.number}</span></span>
          <span role="status" className="money">{saved}</span>
        </p>
        <Stepper current={step} total={FORM_STEPS.length} done={t(`done.${step}`)} />
        <h1 ref={form.heading} tabIndex={-1} className="mt-5 text-xl font-bold outline-none md:text-2xl">{t(`steps.${name}`)}</h1>
        <p role="status" className="mt-1 text-sm text-ink-muted empty:hidden">{form.ahead && t('ahead')}</p>
      </header>
      {end ? <ApprovalEnded end={end} lender={financier} {...ways} live /> : <HoldNotice hold={hold} awaited={awaited ? financier : null} goods={view.goods.title} instalmentMinor={schedule.instalmentMinor} currency={schedule.currency} now={view.now} askHref={askHref} onExtend={() => { void kept.flush(); }} />}
      <ErrorSummary attempt={failure.attempt} items={items} {...(failure.problem && items.length === 0 && { message: text(failure.problem.code, failure.problem.params) })} {...(reference !== undefined && { reference: String(reference) })} />
      {name === 'goods' && <GoodsStep {...props} />}
      {name === 'receiving' && <ReceivingStep {...props} />}
      {name === 'mandate' && <MandateStep {...props} account={form.account} />}
      {name === 'rights' && <RightsStep {...props} />}
      {name === 'signature' && <SignatureStep {...props} signer={signer} goTo={form.move} />}
      <StickyBar className="border-t border-line">
        <p className="flex w-full flex-wrap justify-between gap-x-4 text-sm">
          <span>{t.rich('bar.month', { amount: amount(schedule.instalmentMinor), count: schedule.rows.length })}</span>
          <span>{t.rich('bar.total', { amount: amount(schedule.totalCostMinor) })}</span>
        </p>
        {end && <p id="cannot-sign" className="w-full text-sm font-semibold text-critical">{t(`ended.title.${end.why}`, { lender: financier })} {t('ended.cannotSign')}</p>}
        <div className="flex w-full gap-2">
          {step > 1 && <Button size="lg" onClick={() => form.move(step - 1)}>{t('back')}</Button>}
          {wayOn && step < FORM_STEPS.length
            ? <Link href={wayOn.href} className={buttonVariants({ variant: 'primary', size: 'lg', className: 'flex-1' })}>{t(`ended.${wayOn.label}`)}</Link>
            : (
              <Button
                type="submit" variant="primary" size="lg" className="flex-1" pending={form.signing} pendingLabel={t('signature.pending')}
                {...(end && { disabled: true, 'aria-describedby': 'cannot-sign' })}
              >
                {step < FORM_STEPS.length ? t('continue') : t('signature.submit')}
              </Button>
            )}
        </div>
      </StickyBar>
    </AliveForm>
  );
}
