'use client';
import { useLocale, useTranslations } from 'next-intl';
import type { z } from 'zod';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { formatTableDate } from '@/lib/kernel/day-text';
import { contestVisitInput } from '@/lib/guarantee/model/inputs';
import type { VisitLine } from '@/lib/guarantee/views/lists';
import { ActForm, type Act } from './act-form';
import { VisitBadge } from './claim-badge';

export type Contest = Act<z.input<typeof contestVisitInput>>;

/** The care of one lease over its whole term; what is said to be done may be contested. */
export function CareList({ visits, contest }: { visits: readonly VisitLine[]; contest: Contest }) {
  const t = useTranslations('guarantee.care');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <ol className="text-sm">
      {visits.map((visit) => (
        <li key={visit.no} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b border-line py-2.5">
          <span><span className="text-ink-muted">{t('no', { no: visit.no })} ·</span> <span className="money">{formatTableDate(visit.doneOn ?? visit.visitOn ?? visit.plannedOn, locale)}</span></span>
          <VisitBadge state={visit.state} />
          {visit.missed && visit.state !== 'MISSED' && <p className="w-full text-caution">{t('missedFirst', { date: formatTableDate(visit.plannedOn, locale) })}</p>}
          {visit.note && <p className="w-full break-words whitespace-pre-line text-ink-muted">{visit.decision?.outcome === 'NOT_GIVEN' ? `${t('disproved')}: ${visit.note}` : visit.note}</p>}
          {visit.late && <p className="w-full text-caution">{t('late')}</p>}
          {visit.contest && <p className="w-full break-words whitespace-pre-line">{t('contested')}: {visit.contest}</p>}
          {visit.contest && !visit.decision && <p className="w-full text-ink-muted">{t('contestWaits')}</p>}
          {visit.decision && <p className="w-full break-words whitespace-pre-line">{t(`decisions.${visit.decision.outcome}`)}: {visit.decision.reason}</p>}
          {visit.mayContest && (
            <div className="w-full">
              <ActForm title={t('contest')} submit={t('contestSend')} schema={contestVisitInput} action={contest} start={{ leaseId: visit.leaseId, no: visit.no, text: '' }}>
                {(form) => <Field label={t('contestText')} hint={t('contestHint')} error={form.errors['text']}><Textarea rows={3} {...form.register('text')} /></Field>}
              </ActForm>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
