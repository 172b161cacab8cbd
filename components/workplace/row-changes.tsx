import { ArrowRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { HEADINGS, type Column } from '@/lib/workplace/model/columns';
import type { CellChange } from '@/lib/workplace/model/fate';

/** Longer texts are shown by their beginning; the whole stands in the file. */
const SHOWN = 120;
const LISTS: readonly Column[] = ['serials', 'photos', 'specifications'];

const short = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
/* A component of the server cannot call what stands in a file for the browser, as the amount field's own grouping does. */
const grouped = (digits: string) => (/^\d+$/.test(digits) ? digits.replaceAll(/\B(?=(\d{3})+$)/g, ',') : digits);
const shown = (column: Column, text: string) => (column === 'cashPrice' || column.startsWith('offer') ? grouped(text) : short(text));

/** Field by field: what stood there, and what will. */
export function RowChanges({ changes }: { changes: readonly CellChange[] }) {
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const t = useTranslations('workplace');
  return (
    <dl className="flex flex-col gap-1">
      {changes.map(({ column, before, after }) => (
        <div key={column} className="min-w-0">
          <dt className="inline text-ink-muted">{HEADINGS[column][locale]} </dt>
          <dd className="inline break-words whitespace-pre-line">
            {LISTS.includes(column)
              ? <ListChange before={before} after={after} />
              : <><span className="text-ink-muted line-through decoration-line-strong"><span className="sr-only">{t('was')} </span>{shown(column, before) || t('nothing')}</span>{' '}<ArrowRight aria-hidden className="inline size-3.5" /> <span className="sr-only">{t('becomes')} </span><strong className="money font-semibold">{shown(column, after) || t('nothing')}</strong></>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Of a list, the lines that come and those that go. */
function ListChange({ before, after }: { before: string; after: string }) {
  const t = useTranslations('workplace');
  const [was, is] = [before.split('\n').filter(Boolean), after.split('\n').filter(Boolean)];
  const [coming, going] = [is.filter((line) => !was.includes(line)), was.filter((line) => !is.includes(line))];
  const part = (label: string, lines: string[]) => lines.length > 0 && <span className="block"><strong className="font-semibold">{label}</strong> {short(lines.join(', '))}</span>;
  return <>{part(t('comes', { count: coming.length }), coming)}{part(t('goes', { count: going.length }), going)}{coming.length + going.length === 0 && t('reordered')}</>;
}
