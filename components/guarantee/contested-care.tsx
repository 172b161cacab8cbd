'use client';
import { useLocale, useTranslations } from 'next-intl';
import type { z } from 'zod';
import { DescriptionList } from '@/components/ui/description-list';
import { Field, FieldGroup } from '@/components/ui/field';
import { Radio } from '@/components/ui/radio-group';
import { Textarea } from '@/components/ui/textarea';
import { decideContestInput } from '@/lib/guarantee/model/inputs';
import type { VisitLine } from '@/lib/guarantee/views/lists';
import { formatLongDate } from '@/lib/kernel/day-text';
import { ActForm, type Act } from './act-form';

const OUTCOMES = ['STANDS', 'NOT_GIVEN'] as const;

/** Care that was said to be given, against what its purchaser says; a person at the desk decides. */
export function ContestedCare({ visits, action }: { visits: readonly VisitLine[]; action: Act<z.input<typeof decideContestInput>> }) {
  const [t, c] = [useTranslations('guarantee.desk'), useTranslations('guarantee.care')];
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <ul className="max-w-read space-y-10">
      {visits.map(({ leaseId, no, number, title, doneOn, note, contest }) => (
        <li key={`${leaseId}:${no}`}>
          <h3 className="mb-3 font-medium"><span className="money mr-3">{number}</span>{title} · {c('no', { no })}</h3>
          <DescriptionList className="mb-4" items={[
            ...(doneOn === null ? [] : [{ term: c('doneOn'), value: formatLongDate(doneOn, locale) }]),
            { term: c('note'), value: <span className="break-words whitespace-pre-line">{note}</span> },
            { term: c('contested'), value: <span className="break-words whitespace-pre-line">{contest}</span> },
          ]} />
          <ActForm title={t('contestDecide')} submit={t('decideSubmit')} schema={decideContestInput} action={action} start={{ leaseId, no, reason: '' }} primary>
            {(form) => (
              <>
                <FieldGroup label={t('contestOutcome')} error={form.errors['outcome']}>{OUTCOMES.map((value) => <Radio key={value} value={value} label={t(`contestOutcomes.${value}`)} hint={t(`contestHints.${value}`)} {...form.register('outcome')} />)}</FieldGroup>
                <Field label={t('reason')} hint={t('contestReasonHint')} error={form.errors['reason']}><Textarea rows={3} {...form.register('reason')} /></Field>
              </>
            )}
          </ActForm>
        </li>
      ))}
    </ul>
  );
}
