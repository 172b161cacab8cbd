'use client';
import { useLocale, useTranslations } from 'next-intl';
import type { z } from 'zod';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { formatDay } from '@/lib/kernel/day-text';
import { confirmVisitInput, finishVisitInput } from '@/lib/guarantee/model/inputs';
import type { VisitLine } from '@/lib/guarantee/views/lists';
import { ActForm, type Act } from './act-form';
import { VisitBadge } from './claim-badge';

export interface CareActs {
  confirm: Act<z.input<typeof confirmVisitInput>>;
  finish: Act<z.input<typeof finishVisitInput>>;
}

/** The care that a shop gives next: a day for each, and what was done. */
export function CareQueue({ visits, acts }: { visits: readonly VisitLine[]; acts: CareActs }) {
  const t = useTranslations('guarantee.care');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <ul className="text-sm">
      {visits.map((visit) => (
        <li key={`${visit.leaseId}:${visit.no}`} className="border-b border-line py-3">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span><span className="font-semibold">{visit.title}</span> <span className="money text-ink-muted">{visit.number} · {t('no', { no: visit.no })}</span></span>
            <span className="flex items-center gap-3"><span className="money">{formatDay(visit.visitOn ?? visit.plannedOn, locale)}</span><VisitBadge state={visit.state} /></span>
          </div>
          {visit.missed && visit.state !== 'MISSED' && <p className="text-caution">{t('missedFirst', { date: formatDay(visit.plannedOn, locale) })}</p>}
          {visit.late && <p className="text-caution">{t('lateSeller')}</p>}
          {visit.decision?.outcome === 'NOT_GIVEN' && <p className="break-words whitespace-pre-line">{t('decisions.NOT_GIVEN')}: {visit.decision.reason}</p>}
          <ActForm title={t('confirm')} submit={t('confirm')} schema={confirmVisitInput} action={acts.confirm} start={{ leaseId: visit.leaseId, no: visit.no, visitOn: visit.visitOn ?? visit.plannedOn }}>
            {(form) => <Field label={t('visitOn')} error={form.errors['visitOn']}><Input type="date" className="max-w-56" {...form.register('visitOn')} /></Field>}
          </ActForm>
          <ActForm title={t('finish')} submit={t('finish')} schema={finishVisitInput} action={acts.finish} start={{ leaseId: visit.leaseId, no: visit.no, doneOn: visit.visitOn ?? visit.plannedOn, note: '' }}>
            {(form) => (
              <>
                <Field label={t('doneOn')} hint={t('doneHint')} error={form.errors['doneOn']}><Input type="date" className="max-w-56" {...form.register('doneOn')} /></Field>
                <Field label={t('note')} hint={t('noteHint')} error={form.errors['note']}><Textarea rows={3} {...form.register('note')} /></Field>
              </>
            )}
          </ActForm>
        </li>
      ))}
    </ul>
  );
}
