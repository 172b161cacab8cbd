import { useLocale, useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import { formatTableDate } from '@/lib/kernel/day-text';
import type { UnsignedCase } from '@/lib/signing/views/unsigned';

/** What the desk knows of a contract that nobody signed: who, how to reach them, what goods, whose money, which price. */
export function UnsignedFacts({ of }: { of: UnsignedCase }) {
  const t = useTranslations('signing.unsigned');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const phone = of.reach.phone.replaceAll(/[^+\d]/g, '');
  const link = 'text-accent underline underline-offset-4';
  return (
    <Section title={t('known')}>
      <DescriptionList items={[
        { term: t('number'), value: <span className="money">{of.number}</span> },
        { term: t('purchaser'), value: of.purchaser },
        { term: t('reach'), value: <><a href={`tel:${phone}`} className={`money ${link}`}>{of.reach.phone}</a> · <a href={`mailto:${of.reach.email}`} className={`break-all ${link}`}>{of.reach.email}</a></> },
        { term: t('seller'), value: of.seller },
        { term: t('financier'), value: of.financier[locale] },
        { term: t('serials'), value: <span className="money">{of.serials.join(', ')}</span> },
        { term: t('price'), value: <><Money minor={BigInt(of.instalment)} currency={of.currency} /> · {t.rich('total', { total: () => <Money minor={BigInt(of.totalCost)} currency={of.currency} className="font-semibold" /> })}</> },
        { term: t('term'), value: t('months', { count: of.termMonths }) },
        { term: t('deliveredOn'), value: formatTableDate(of.deliveredOn, locale) },
        { term: t('acceptedOn'), value: formatTableDate(of.acceptedOn, locale) },
      ]} />
    </Section>
  );
}
