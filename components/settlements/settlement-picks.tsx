'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { useErrorText } from '@/components/ui/error-text';
import { Panel } from '@/components/ui/panel';
import { useAct } from '@/components/ui/use-act';
import { useSelection } from '@/components/workplace/use-selection';
import type { Result } from '@/lib/kernel/result';
import type { ManyApproved, SettlementsInput } from '@/lib/settlements/model/settlement';
import type { SettlementRow } from '@/lib/settlements/views/sights';
import { SettlementTable } from './settlement-table';

/** What an admin may find in order from the list. */
const waits = ({ state, hold }: SettlementRow) => (state === 'DRAFT' || state === 'FAILED') && hold === null;

/** All settlements of a page; those that wait can be ticked and approved at once, and what could not be says why. */
export function SettlementPicks({ rows, caption, action }: { rows: readonly SettlementRow[]; caption: string; action: (input: SettlementsInput) => Promise<Result<ManyApproved>> }) {
  const t = useTranslations('settlements.admin');
  const text = useErrorText();
  const open = rows.filter(waits);
  const selection = useSelection(open.map(({ id }) => id));
  const [came, setCame] = useState<ManyApproved>();
  const { press, pending, error } = useAct(() => action({ settlementIds: selection.selected }), (value) => { setCame(value); selection.clear(); });
  const numberOf = (id: string) => rows.find((row) => row.id === id)?.number ?? '';
  return (
    <>
      {error && <Panel live tone="critical" className="mb-4">{error}</Panel>}
      {came && (
        <Panel live tone={came.failed.length > 0 ? 'caution' : 'positive'} className="mb-4">
          <p>{t('manyDone', { approved: came.done.APPROVED, first: came.done.FIRST, nothing: came.done.NOTHING_LEFT, failed: came.failed.length })}</p>
          {came.failed.length > 0 && <ul className="mt-2 list-disc pl-5">{came.failed.map(({ settlementId, code }) => <li key={settlementId}><span className="money">{numberOf(settlementId)}</span> {text(code, {})}</li>)}</ul>}
        </Panel>
      )}
      {open.length > 0 && (
        <div className="mb-4 flex flex-wrap items-center gap-x-6 gap-y-2">
          <Checkbox label={t('pickAll', { count: open.length })} checked={selection.all} onChange={(event) => selection.toggleAll(event.target.checked)} />
          {selection.selected.length > 0 && <Button variant="primary" size="sm" pending={pending} onClick={press}>{t('approveMany', { count: selection.selected.length })}</Button>}
        </div>
      )}
      <SettlementTable
        rows={rows} base="/admin/settlements" caption={caption} sellers
        pick={(row) => waits(row) && (
          <Checkbox
            className="-ml-2.5 md:-ml-1" labelHidden label={t('pick', { seller: row.seller, number: row.number })} checked={selection.has(row.id)}
            onClick={selection.notice} onChange={(event) => selection.toggle(row.id, event.target.checked)}
          />
        )}
      />
    </>
  );
}
