import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { Badge, type Tone } from '@/components/ui/badge';
import { DataTable, type Column } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { HEADINGS } from '@/lib/workplace/model/columns';
import type { CellProblem, Fate, Outcome } from '@/lib/workplace/model/fate';
import type { ImportRow } from '@/lib/workplace/views/imports';
import { RowChanges } from './row-changes';
import { RowPrices } from './row-prices';
import { useErrorText } from '@/components/ui/error-text';

const FATE: Record<Fate, Tone> = { NEW: 'accent', CHANGED: 'moon', UNCHANGED: 'neutral', FAULTY: 'critical' };
const OUTCOME: Record<Outcome, Tone> = { SAVED: 'positive', SUBMITTED: 'positive', STOCKED: 'positive', STALE: 'caution', REFUSED: 'critical' };

/** The fate of each row, and after it was applied what became of it. */
export function ImportTable({ rows, numbered }: { rows: readonly ImportRow[]; /** The file's rows have numbers. */ numbered: boolean }) {
  const t = useTranslations('workplace');
  const columns: Column<ImportRow>[] = [
    ...(numbered ? [{ key: 'line', header: t('line'), card: 'hidden', className: 'align-top', cell: (row: ImportRow) => <span className="money text-ink-muted">{row.line}</span> } satisfies Column<ImportRow>] : []),
    {
      key: 'title', header: t('listing'), card: 'title', className: 'as-row:w-1/4 align-top',
      cell: (row) => (
        <>
          {row.listingId ? <Link href={`/seller/listings/${row.listingId}`} className="block font-semibold break-words hover:text-accent">{row.title || t('untitled')}</Link> : <span className="block font-semibold break-words">{row.title || t('untitled')}</span>}
          <span className="money text-xs font-normal text-ink-muted">{numbered && <span className="as-row:hidden">{t('lineNumber', { line: row.line })} </span>}{row.number}</span>
        </>
      ),
    },
    { key: 'fate', header: t('fate'), card: 'badge', className: 'align-top', cell: (row) => (row.outcome ? <Badge tone={OUTCOME[row.outcome]}>{t(`outcomes.${row.outcome}`)}</Badge> : <Badge tone={FATE[row.fate]}>{t(`fates.${row.fate}`)}</Badge>) },
    { key: 'what', header: t('whatChanges'), card: 'line', className: 'as-row:w-2/5 align-top', cell: (row) => <What row={row} /> },
    { key: 'prices', header: t('monthAndTotal'), align: 'right', card: 'line', className: 'align-top as-card:text-left', cell: (row) => <RowPrices prices={row.prices} /> },
  ];
  return <DataTable caption={t('rowsOf')} columns={columns} rows={rows} rowKey={(row) => String(row.seq)} empty={<EmptyState>{t('noRows')}</EmptyState>} />;
}

function What({ row }: { row: ImportRow }) {
  const t = useTranslations('workplace');
  if (row.fate === 'FAULTY') return <Problems problems={row.problems} tone="text-critical" />;
  return (
    <div className="flex flex-col gap-1.5">
      <RowChanges changes={row.changes} />
      {row.remarks.length > 0 && (
        <div>
          {!row.outcome && <p className="text-xs text-ink-muted">{t('lacks')}</p>}
          {row.outcome === 'SAVED' && <p className="text-xs text-ink-muted">{t('keptAsDraft')}</p>}
          <Problems problems={row.remarks} tone={row.outcome === 'STALE' || row.outcome === 'REFUSED' ? 'text-critical' : 'text-caution'} />
        </div>
      )}
    </div>
  );
}

function Problems({ problems, tone }: { problems: readonly CellProblem[]; tone: string }) {
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const text = useErrorText();
  return (
    <ul className={tone}>
      {problems.map(({ column, code, params }, index) => (
        <li key={index} className="break-words">{column !== 'number' && <strong className="font-semibold">{HEADINGS[column][locale]}: </strong>}{text(withTexts(code, params), params)}</li>
      ))}
    </ul>
  );
}

/** Values that are texts themselves (`@disclosures.…`) are put into words only where they stand in the code. */
function withTexts(code: string, params: CellProblem['params']): string {
  const named = Object.entries(params ?? {}).filter(([, value]) => String(value).startsWith('@disclosures.')).map(([name, value]) => [name, String(value)]);
  return named.length > 0 ? `${code}?${new URLSearchParams(named)}` : code;
}
