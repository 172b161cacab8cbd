'use client';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { Field } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { Textarea } from '@/components/ui/textarea';
import { objectToExclusionInput, reopenClaimInput, type ClaimInput } from '@/lib/guarantee/model/inputs';
import type { ClaimSight } from '@/lib/guarantee/views/claim';
import { ActForm, type Act } from './act-form';
import { PressButton } from './press-button';

export interface PurchaserActs {
  confirm: Act<ClaimInput>;
  reopen: Act<z.input<typeof reopenClaimInput>>;
  object: Act<z.input<typeof objectToExclusionInput>>;
}

/** What the purchaser is asked where a claim stands: whether it works, or whether the rejection is accepted. */
export function PurchaserActs({ claim, acts }: { claim: ClaimSight; acts: PurchaserActs }) {
  const t = useTranslations('guarantee.purchaser');
  const claimId = claim.id;
  if (claim.state === 'DONE') {
    return (
      <Section title={t('doneTitle')} lead={t('doneText')}>
        <PressButton claimId={claimId} label={t('confirm')} done={t('confirmed')} primary action={acts.confirm} />
        <div className="mt-4">
          <ActForm title={t('reopen')} submit={t('reopen')} schema={reopenClaimInput} action={acts.reopen} start={{ claimId, text: '', photos: [] }}>
            {(form) => <Field label={t('reopenText')} error={form.errors['text']}><Textarea rows={4} {...form.register('text')} /></Field>}
          </ActForm>
        </div>
      </Section>
    );
  }
  if (claim.state === 'REJECTED') {
    if (claim.objection === 'OPEN') return <Panel tone="moon" live title={t('objected')} />;
    return (
      <Section title={t('rejectedTitle')} lead={claim.exclusion}>
        <ActForm title={t('object')} submit={t('object')} schema={objectToExclusionInput} action={acts.object} start={{ claimId, text: '' }} primary open>
          {(form) => <Field label={t('objectText')} hint={t('objectHint')} error={form.errors['text']}><Textarea rows={4} {...form.register('text')} /></Field>}
        </ActForm>
      </Section>
    );
  }
  return claim.running ? <PressButton claimId={claimId} label={t('takeBack')} done={t('confirmed')} action={acts.confirm} /> : null;
}
