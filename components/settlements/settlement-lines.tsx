import { useLocale, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { DataTable } from '@/components/ui/data-table';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import { SumList } from '@/components/ui/sum-list';
import { formatTableDate } from '@/lib/kernel/day-text';
import type { SettlementSight } from '@/lib/settlements/views/sights';

/** What a settlement is made of, and how it adds up. */
export function SettlementLines({ settlement }: { settlement: SettlementSight }) {
  const t = useTranslations('settlements');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { currency, lines, more, outside, linesMinor, carriedMinor, totalMinor, state } = settlement;
  return (
    <>
      {state === 'CARRIED' && <Panel tone="neutral" className="mb-6">{t(totalMinor === 0n ? 'detail.nothingNote' : 'detail.carriedNote')}</Panel>}
      <SumList
        className="max-w-read"
        rows={[{ label: t('detail.linesSum'), value: <Money minor={linesMinor} currency={currency} /> }, { label: t('detail.carried'), value: <Money minor={carriedMinor} currency={currency} /> }]}
        result={{ label: t('detail.total'), value: <Money minor={totalMinor} currency={currency} /> }}
      />
      {outside && <p className="mt-4 max-w-read text-sm text-ink-muted">{t('detail.outside')}</p>}
      <Section title={t('detail.lines')} className="mt-10" {...(more && { lead: t('detail.more', { count: lines.length }) })}>
        <DataTable
          caption={t('detail.lines')} rows={lines} rowKey={(line) => line.key} needs="little"
          columns={[
            { key: 'kind', header: t('columns.kind'), card: 'title', cell: (line) => t(`lines.${line.kind}`) },
            { key: 'lease', header: t('columns.lease'), card: 'line', cell: (line) => <span className="money text-ink-muted">{line.lease ?? (line.from === null ? t('detail.noLease') : t('detail.ofSettlement', { number: line.from }))}</span> },
            { key: 'goods', header: t('columns.goods'), card: 'line', cell: (line) => <span className="break-words text-ink-muted">{line.goods ?? ''}</span> },
            { key: 'on', header: t('columns.on'), card: 'line', cell: (line) => <span className="money text-ink-muted">{formatTableDate(line.on, locale)}</span> },
            { key: 'amount', header: t('columns.amount'), align: 'right', card: 'amount', cell: (line) => <Money minor={line.amountMinor} currency={currency} plain /> },
          ]}
        />
      </Section>
    </>
  );
}
