import { useTranslations } from 'next-intl';
import { Thumb } from '@/components/catalogue/plate';
import { useDayText } from '@/components/orders/day-text';
import { DataTable } from '@/components/ui/data-table';
import { DescriptionList, type Description } from '@/components/ui/description-list';
import { Fold } from '@/components/ui/fold';
import { Money } from '@/components/ui/money';
import { PricePair } from '@/components/ui/price-pair';
import { Section } from '@/components/ui/section';
import { SumList } from '@/components/ui/sum-list';
import { percentText } from '@/lib/catalogue/model/percent';
import { formatTableDate } from '@/lib/kernel/day-text';
import { formatMoney, type Locale } from '@/lib/kernel/money';
import type { Agreed } from '@/lib/transfers/model/agreed';
import type { TransferGoods as Goods } from '@/lib/transfers/views/transfer';

interface Props {
  goods: Goods;
  figures: Agreed;
  locale: Locale;
}

/** What is taken over: the goods, the month beside everything that is left, each instalment, the end of the term and the guarantee. */
export function TransferGoods({ goods, figures, locale }: Props) {
  const t = useTranslations('transfers.figures');
  const { currency } = goods;
  const lastMinor = figures.rows.at(-1)?.amountMinor;
  const money = (minor: bigint) => <Money minor={minor} currency={currency} />;
  return (
    <Section title={t('title')} aside={t('on', { on: formatTableDate(figures.on, locale) })}>
      <div className="mb-4 flex items-center gap-4">
        <Thumb photoId={goods.photoId} className="w-24 rounded-lg" />
        <div className="min-w-0"><p className="font-semibold">{goods.title}</p><p className="money text-sm text-ink-muted">{t('serial')} {goods.serial}</p></div>
      </div>
      <PricePair currency={currency} cells={[
        { key: 'month', label: t('monthly'), minor: figures.monthlyMinor, note: lastMinor === undefined || lastMinor === figures.monthlyMinor ? t('monthsOf', { months: figures.months }) : t('monthsLast', { months: figures.months, last: formatMoney(lastMinor, currency, locale) }) },
        { key: 'left', label: t('left'), minor: figures.leftMinor },
      ]} />
      {figures.residualMinor > 0n && <SumList className="mt-3" rows={[{ label: t('left'), value: money(figures.leftMinor) }, { label: t('residual'), value: money(figures.residualMinor) }]} result={{ label: t('own'), value: money(figures.toOwnMinor) }} />}
      {figures.creditsMinor > 0n && <SumList className="mt-3" rows={[{ label: t('credits'), value: money(-figures.creditsMinor), hint: t('creditsHint'), tone: 'credit' }]} />}
      <Facts goods={goods} figures={figures} locale={locale} />
      <Fold summary={t('schedule')}><Schedule figures={figures} currency={currency} locale={locale} /></Fold>
    </Section>
  );
}

function Facts({ goods, figures, locale }: Props) {
  const t = useTranslations('transfers.figures');
  const [all, day] = [useTranslations('transfers'), useDayText()];
  const { guarantee } = goods;
  const items: Description[] = [
    { term: t('dueDay'), value: all('everyMonth', { day: day(figures.dueDay) }) },
    { term: t('ends'), value: <span className="money">{formatTableDate(goods.endsOn, locale)}</span> },
    { term: t('endOfTerm'), value: t(goods.endOfTerm) },
    { term: t('leave'), value: t('leaveHow', { percent: percentText(goods.returnChargeBps) }) },
    { term: t('guarantee'), value: guarantee ? t('guaranteeIs', { hours: guarantee.responseHours, days: guarantee.repairDays, visit: guarantee.visit, care: guarantee.careVisits }) : t('noGuarantee') },
    { term: t('seller'), value: goods.seller },
    { term: t('financier'), value: goods.financier[locale] },
  ];
  return <DescriptionList className="mt-4" items={items} />;
}

function Schedule({ figures, currency, locale }: { figures: Agreed; currency: string; locale: Locale }) {
  const t = useTranslations('transfers.figures');
  const rows = figures.rows.map((row, index) => ({ ...row, restMinor: figures.rows.slice(index + 1).reduce((sum, { amountMinor }) => sum + amountMinor, 0n) }));
  return (
    <DataTable
      caption={t('schedule')} rows={rows} rowKey={({ seq }) => String(seq)} needs="little"
      columns={[
        { key: 'seq', header: t('seq'), card: 'title', cell: ({ seq }) => <span className="money">{seq}</span> },
        { key: 'due', header: t('due'), card: 'line', cell: ({ dueOn }) => <span className="money">{formatTableDate(dueOn, locale)}</span> },
        { key: 'amount', header: t('amount'), card: 'badge', align: 'right', cell: ({ amountMinor }) => <Money minor={amountMinor} currency={currency} /> },
        { key: 'rest', header: t('rest'), card: 'hidden', align: 'right', cell: ({ restMinor }) => <Money minor={restMinor} currency={currency} plain /> },
      ]}
    />
  );
}
