import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { DataTable, type Column } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import { OUTCOMES, type Cell, type ChangedCase, type Outcome, type WhatIf } from '@/lib/limits/model/what-if';

/** What a scorecard would have made of past requests: how many otherwise, from what to what, and the first of them. */
export function WhatIfResult({ result, currency, links }: { result: WhatIf; currency: string; links: boolean }) {
  const t = useTranslations('limits');
  if (result.total === 0) return <EmptyState>{t('card.none')}</EmptyState>;
  return (
    <div className="space-y-8">
      <p role="status" className="text-base">
        {result.otherwise === 0
          ? t('card.same', { total: result.total })
          : t.rich('card.otherwise', { total: result.total, count: result.otherwise, strong: (text) => <strong className="money">{text}</strong> })}
      </p>
      <Bars result={result} />
      <Moves cells={result.cells} currency={currency} />
      {result.changed.length > 0 && <Changed result={result} currency={currency} links={links} />}
    </div>
  );
}

const countOf = (cells: readonly Cell[], when: 'then' | 'now', outcome: Outcome): number =>
  cells.filter((cell) => cell[when] === outcome).reduce((sum, { count }) => sum + count, 0);

/** Two bars a decision: grey for then, blue for this scorecard; the words say the same. */
function Bars({ result: { cells, total } }: { result: WhatIf }) {
  const t = useTranslations('limits');
  const width = (count: number) => ({ width: `${(count / total) * 100}%` });
  return (
    <ul className="space-y-3 text-sm" aria-label={t('card.bars')}>
      {OUTCOMES.map((outcome) => {
        const [then, now] = [countOf(cells, 'then', outcome), countOf(cells, 'now', outcome)];
        return (
          <li key={outcome}>
            <p className="money">{t('card.barsOf', { outcome: t(`card.outcome.${outcome}`), then, now })}</p>
            <div aria-hidden className="mt-1 space-y-0.5">
              <div className="h-2 min-w-px rounded-xs bg-line-strong" style={width(then)} />
              <div className="h-2 min-w-px rounded-xs bg-accent" style={width(now)} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Moves({ cells, currency }: { cells: readonly Cell[]; currency: string }) {
  const t = useTranslations('limits');
  const columns: Column<Cell>[] = [
    { key: 'then', header: t('card.then'), card: 'title', cell: ({ then, now }) => <span className={then === now ? '' : 'font-semibold'}>{t(`card.outcome.${then}`)}</span> },
    { key: 'now', header: t('card.now'), card: 'line', cardLabel: true, cell: ({ then, now }) => <span className={then === now ? 'text-ink-muted' : 'font-semibold'}>{t(`card.outcome.${now}`)}</span> },
    { key: 'count', header: t('card.count'), align: 'right', card: 'badge', cell: ({ count }) => <span className="money">{t('desk.count', { count })}</span> },
    { key: 'amount', header: t('card.amount'), align: 'right', card: 'amount', cardLabel: true, cell: ({ financedMinor }) => <Money minor={financedMinor} currency={currency} plain /> },
  ];
  return <DataTable caption={t('card.caption')} columns={columns} rows={cells} rowKey={({ then, now }) => `${then}:${now}`} needs="little" />;
}

function Changed({ result: { changed, otherwise }, currency, links }: { result: WhatIf; currency: string; links: boolean }) {
  const t = useTranslations('limits');
  const columns: Column<ChangedCase>[] = [
    { key: 'title', header: t('desk.goods'), card: 'title', cell: (row) => (links ? <Link href={`/desk/limits/${row.askId}`} className="font-medium hover:underline">{row.title}</Link> : row.title) },
    { key: 'number', header: t('desk.number'), card: 'line', cell: (row) => <span className="money text-ink-muted">{row.number}</span> },
    { key: 'then', header: t('card.then'), card: 'line', cardLabel: true, cell: (row) => t(`card.outcome.${row.then}`) },
    { key: 'now', header: t('card.now'), card: 'line', cardLabel: true, cell: (row) => <strong>{t(`card.outcome.${row.now}`)}</strong> },
    { key: 'financed', header: t('desk.financed'), align: 'right', card: 'amount', cardLabel: true, cell: (row) => <Money minor={row.financedMinor} currency={currency} plain /> },
  ];
  return (
    <Section level={3} title={t('card.changed')} {...(otherwise > changed.length && { lead: t('card.changedMore', { shown: changed.length }) })}>
      <DataTable caption={t('card.changed')} columns={columns} rows={changed} rowKey={({ askId }) => askId} />
    </Section>
  );
}
