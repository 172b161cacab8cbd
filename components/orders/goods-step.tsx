'use client';
import { useTranslations } from 'next-intl';
import { Thumb } from '@/components/catalogue/plate';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import { InstalmentYears } from './instalment-years';
import { OrderSum } from './order-sum';
import type { StepProps } from './form-parts';

const EXAMPLE_DAY = 25;

/** Step 1: what it is, who sells, who finances, every instalment and the sum. */
export function GoodsStep({ view, financier, draft }: StepProps) {
  const t = useTranslations('orders.form.goods');
  const conditions = useTranslations('orders.form.conditions');
  const { goods, seller } = view;
  return (
    <>
      <Section title={t('title')}>
        <div className="mb-2 flex items-center gap-4">
          <Thumb photoId={goods.photoId} alt={goods.photoAlt} className="w-24" />
          <p className="font-semibold">{goods.title}</p>
        </div>
        <DescriptionList
          items={[
            { term: t('model'), value: [goods.brand, goods.model].filter(Boolean).join(' ') },
            { term: t('condition'), value: conditions(goods.condition) },
            { term: t('supply'), value: t('supplyText', { days: goods.deliveryDays }) },
            { term: t('seller'), value: <>{seller.name} · {t('representative')} {seller.representative}</> },
            { term: t('businessNumber'), value: <span className="money">{dashedBusinessNumber(seller.businessNumber)}</span> },
            ...(seller.mailOrderNumber ? [{ term: t('mailOrderNumber'), value: seller.mailOrderNumber }] : []),
            { term: t('contact'), value: <span className="break-words">{seller.phone} · {seller.email}</span> },
            { term: t('address'), value: seller.address },
            { term: t('financier'), value: view.financier.phone ? <>{financier} · <span className="money">{view.financier.phone}</span></> : financier },
          ]}
        />
      </Section>
      <InstalmentYears schedule={view.schedule} acceptedOn={view.today} dueDay={draft.dueDay ?? EXAMPLE_DAY} example={draft.dueDay === undefined} openFirst />
      <OrderSum schedule={view.schedule} realAnnualRate={view.realAnnualRate} />
    </>
  );
}

const dashedBusinessNumber = (digits: string) => digits.replace(/^(\d{3})(\d{2})(\d{5})$/, '$1-$2-$3');
