import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import { SumList } from '@/components/ui/sum-list';
import { formatTableDate } from '@/lib/kernel/day-text';
import { formatMoney, type Locale } from '@/lib/kernel/money';
import type { Statement, StatementLine } from '@/lib/endings/views/statement';
import { useBillName } from './bill-name';

/** A line is of one of two columns: the other has a dash, and no room on a card. */
const NOTHING = "as-card:empty:hidden as-row:empty:before:text-ink-muted as-row:empty:before:content-['–']";

/** Every bill, payment and credit of a lease with what was open after it, and what it comes to. */
export function StatementTable({ statement, locale }: { statement: Statement; locale: Locale }) {
  const [t, name] = [useTranslations('endings.statement'), useBillName()];
  const { lines, currency } = statement;
  const money = (minor: bigint) => <Money minor={minor} currency={currency} />;
  const what = (line: StatementLine) => t(`is.${line.is}`, { what: line.kind === null ? '' : name({ kind: line.kind, seq: line.seq }) });
  const back = ([['totalRefund', statement.refundMinor], ['totalRefunded', statement.refundedMinor]] as const).flatMap(([label, minor]) => (minor > 0n ? [{ label: t(label), value: money(minor) }] : []));
  return (
    <>
      <DataTable
        needs="little" caption={t('title')} rows={lines} rowKey={({ id }) => id} empty={<EmptyState>{t('empty')}</EmptyState>}
        columns={[
          { key: 'date', header: t('date'), card: 'deadline', cell: ({ on }) => <span className="money">{formatTableDate(on, locale)}</span> },
          { key: 'what', header: t('what'), card: 'title', cell: what },
          { key: 'charged', header: t('charged'), align: 'right', card: 'badge', className: NOTHING, cell: ({ chargedMinor }) => (chargedMinor > 0n ? money(chargedMinor) : null) },
          { key: 'paid', header: t('paid'), align: 'right', card: 'badge', className: NOTHING, cell: ({ paidMinor }) => (paidMinor > 0n ? money(-paidMinor) : null) },
          { key: 'open', header: t('open'), align: 'right', card: 'amount', cardLabel: true, cell: ({ openMinor }) => <span className="font-semibold">{money(openMinor)}</span> },
        ]}
      />
      {lines.length > 0 && (
        <SumList
          className="mt-6" result={{ label: t('totalOpen'), value: money(statement.openMinor) }}
          rows={[{ label: t('totalCharged'), value: money(statement.chargedMinor) }, { label: t('totalPaid'), value: money(-statement.paidMinor) }, ...(statement.creditedMinor !== 0n ? [{ label: t('totalCredit'), value: money(-statement.creditedMinor), tone: 'credit' as const }] : []), ...back]}
          {...(statement.toComeMinor > 0n && { after: [{ label: t('yet', { amount: formatMoney(statement.toComeMinor, currency, locale) }), value: null }] })}
        />
      )}
    </>
  );
}
