'use client';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { Field, FieldGroup } from '@/components/ui/field';
import { Radio } from '@/components/ui/radio-group';
import { Section } from '@/components/ui/section';
import { Textarea } from '@/components/ui/textarea';
import { decideObjectionInput, type ClaimInput } from '@/lib/guarantee/model/inputs';
import type { ClaimSight } from '@/lib/guarantee/views/claim';
import { ActForm, type Act } from './act-form';
import { PressButton } from './press-button';

export interface DeskActs {
  decide: Act<z.input<typeof decideObjectionInput>>;
  resume: Act<ClaimInput>;
}

/** What a person at the desk may do in a claim: decide an objection, let a clock run that stands without need. */
export function DeskActs({ claim, acts }: { claim: ClaimSight; acts: DeskActs }) {
  const t = useTranslations('guarantee.desk');
  if (claim.pausedSince !== null) return <PressButton claimId={claim.id} label={t('resume')} done={t('resumed')} action={acts.resume} />;
  if (claim.state !== 'REJECTED' || claim.objection !== 'OPEN') return null;
  return (
    <Section title={t('decide')}>
      <ActForm title={t('decide')} submit={t('decideSubmit')} schema={decideObjectionInput} action={acts.decide} start={{ claimId: claim.id, reason: '' }} primary open>
        {(form) => (
          <>
            <FieldGroup label={t('outcome')} error={form.errors['outcome']}>
              <Radio value="UPHELD" label={t('UPHELD')} {...form.register('outcome')} />
              <Radio value="DISMISSED" label={t('DISMISSED')} {...form.register('outcome')} />
            </FieldGroup>
            <Field label={t('reason')} error={form.errors['reason']}><Textarea rows={4} {...form.register('reason')} /></Field>
          </>
        )}
      </ActForm>
    </Section>
  );
}
