import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import { Timeline } from '@/components/ui/timeline';
import { formatTableDate } from '@/lib/kernel/day-text';
import type { OverdueCase } from '@/lib/billing/views/overdue';
import { percentOf } from './percent-of';

/** What is open, and how it stands to what article 13 asks for. */
export function CaseFigures({ found }: { found: OverdueCase }) {
  const t = useTranslations('overdue.desk');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { acceleration: { missedMinor, priceMinor }, currency } = found;
  const percent = priceMinor === 0n ? '0' : String(Number((missedMinor * 1000n) / priceMinor) / 10);
  return (
    <Section title={t('facts')}>
      <DescriptionList items={[
        { term: t('openNow'), value: <strong><Money minor={found.openMinor} currency={currency} /></strong> },
        { term: t('oldest'), value: found.oldestOn ? <span className="money">{formatTableDate(found.oldestOn, locale)} <span className="text-ink-muted">{t('days', { count: found.days })}</span></span> : '–' },
        { term: t('missed'), value: <><Money minor={missedMinor} currency={currency} /> <span className="text-ink-muted">{t('share', { percent })}</span></> },
        { term: t('charges'), value: <><Money minor={found.chargeMinor} currency={currency} /> <span className="text-ink-muted">{t('rate')} {percentOf(found.lateRate)}%</span></> },
        { term: t('totalCost'), value: <Money minor={found.totalCostMinor} currency={currency} /> },
        ...(found.state === 'WRITTEN_OFF' ? [] : [{ term: t('columns.next'), value: found.nextOn ? <span className="money">{formatTableDate(found.nextOn, locale)}</span> : t('person') }]),
      ]} />
    </Section>
  );
}

export function CaseInvoices({ found: { open, currency } }: { found: OverdueCase }) {
  const [t, k] = [useTranslations('overdue.desk'), useTranslations('overdue.kinds')];
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <Section title={t('invoices')}>
      <DataTable
        caption={t('invoices')} rows={open} rowKey={(row) => row.id} needs="little" empty={<p className="text-sm text-ink-muted">{t('noInvoices')}</p>}
        columns={[
          { key: 'what', header: t('invoiceColumns.what'), card: 'title', cell: (row) => row.kind === 'INSTALMENT' && row.seq === 0 ? t('firstPayment') : <>{k(row.kind)} {row.seq !== null && <span className="text-ink-muted">{t('invoiceSeq', { seq: row.seq })}</span>}</> },
          { key: 'due', header: t('invoiceColumns.due'), card: 'line', cardLabel: true, cell: (row) => <span className="money">{formatTableDate(row.dueOn, locale)}</span> },
          { key: 'state', header: t('invoiceColumns.state'), card: 'badge', cell: (row) => <span className="text-ink-muted">{t(`invoiceStates.${row.state}`)}</span> },
          { key: 'charge', header: t('invoiceColumns.charge'), card: 'line', cardLabel: true, align: 'right', className: 'as-card:text-left', cell: (row) => <Money minor={row.chargeMinor} currency={currency} plain /> },
          { key: 'amount', header: t('invoiceColumns.amount'), card: 'amount', align: 'right', cell: (row) => <Money minor={row.openMinor} currency={currency} className="font-semibold" /> },
        ]}
      />
    </Section>
  );
}

export function CaseSteps({ found: { steps } }: { found: OverdueCase }) {
  const [t, s] = [useTranslations('overdue.desk'), useTranslations('overdue.states')];
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <Section title={t('steps')}>
      {steps.length === 0 ? <p className="text-sm text-ink-muted">{t('noSteps')}</p> : (
        <Timeline entries={steps.map(({ id, to, day, by }, index) => ({ key: id, at: formatTableDate(day, locale), text: s(to), state: index === steps.length - 1 ? 'now' as const : 'done' as const, note: by === null ? t('byItself') : `${t(by.isPurchaser ? 'byPurchaser' : 'by')}: ${by.name}` }))} />
      )}
    </Section>
  );
}
