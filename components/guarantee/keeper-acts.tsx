'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { Checkbox } from '@/components/ui/checkbox';
import { Field, FieldGroup } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Radio } from '@/components/ui/radio-group';
import { Section } from '@/components/ui/section';
import { Textarea } from '@/components/ui/textarea';
import type { ActionForm } from '@/components/ui/use-action-form';
import { canMove } from '@/lib/kernel/transitions';
import { claimMoves } from '@/lib/guarantee/model/claim';
import { CLAIM_STEPS, moveClaimInput, rejectClaimInput, replaceUnitInput, waitForPurchaserInput } from '@/lib/guarantee/model/inputs';
import type { ClaimSight } from '@/lib/guarantee/views/claim';
import { ActForm, type Act } from './act-form';
import { PhotoField } from './photo-field';

type Move = z.input<typeof moveClaimInput>;

export interface KeeperActs {
  move: Act<Move>;
  replace: Act<z.input<typeof replaceUnitInput>>;
  reject: Act<z.input<typeof rejectClaimInput>>;
  wait: Act<z.input<typeof waitForPurchaserInput>>;
}

/** What who keeps the guarantee may do in a claim where it stands. */
export function KeeperActs({ claim, acts }: { claim: ClaimSight; acts: KeeperActs }) {
  const t = useTranslations('guarantee.keeper');
  const english = useLocale() === 'en';
  const steps = CLAIM_STEPS.filter((step) => canMove(claimMoves, claim.state, step));
  if (!claim.running || steps.length === 0) return null;
  const exclusions = english ? claim.exclusions.en : claim.exclusions.ko;
  const claimId = claim.id;
  return (
    <Section title={t('move')}>
      <ActForm title={t('move')} submit={t('moveSubmit')} schema={moveClaimInput} action={acts.move} start={{ claimId, text: '', plannedOn: '', sinceAccepted: false, photos: [] }} primary open>
        {(form) => <MoveFields form={form} steps={steps} since={!claim.usable && claim.answeredAt === null} />}
      </ActForm>
      {canMove(claimMoves, claim.state, 'REPLACING') && (
        <ActForm title={t('replace')} submit={t('replaceSubmit')} schema={replaceUnitInput} action={acts.replace} start={{ claimId, serial: '', text: '' }}>
          {(form) => (
            <>
              <Field label={t('replaceSerial')} error={form.errors['serial']}><Input autoComplete="off" {...form.register('serial')} /></Field>
              <Field label={t('text')} error={form.errors['text']}><Textarea rows={2} {...form.register('text')} /></Field>
            </>
          )}
        </ActForm>
      )}
      {claim.answeredAt !== null && claim.pausedSince === null && (
        <ActForm title={t('wait')} submit={t('waitSubmit')} schema={waitForPurchaserInput} action={acts.wait} start={{ claimId, text: '' }}>
          {(form) => <Field label={t('waitText')} error={form.errors['text']}><Textarea rows={3} {...form.register('text')} /></Field>}
        </ActForm>
      )}
      {canMove(claimMoves, claim.state, 'REJECTED') && (exclusions.length === 0 ? <p className="border-t border-line pt-3 text-sm text-ink-muted">{t('noExclusions')}</p> : (
        <ActForm title={t('reject')} submit={t('rejectSubmit')} schema={rejectClaimInput} action={acts.reject} start={{ claimId, reason: '' }} danger>
          {(form) => (
            <>
              <FieldGroup label={t('exclusion')} error={form.errors['exclusion']}>{exclusions.map((each) => <Radio key={each} value={each} label={each} {...form.register('exclusion')} />)}</FieldGroup>
              <Field label={t('rejectReason')} hint={t('rejectHint')} error={form.errors['reason']}><Textarea rows={4} {...form.register('reason')} /></Field>
            </>
          )}
        </ActForm>
      ))}
    </Section>
  );
}

function MoveFields({ form, steps, since }: { form: ActionForm<Move>; steps: readonly (typeof CLAIM_STEPS)[number][]; since: boolean }) {
  const t = useTranslations('guarantee.keeper');
  const visit = useWatch({ control: form.control, name: 'step' }) === 'VISIT_PLANNED';
  return (
    <>
      <FieldGroup label={t('step')} error={form.errors['step']}>{steps.map((step) => <Radio key={step} value={step} label={t(`steps.${step}`)} {...form.register('step')} />)}</FieldGroup>
      {visit && <Field label={t('plannedOn')} error={form.errors['plannedOn']}><Input type="date" className="max-w-56" {...form.register('plannedOn')} /></Field>}
      <Field label={t('text')} error={form.errors['text']}><Textarea rows={3} {...form.register('text')} /></Field>
      {since && <Checkbox label={t('sinceAccepted')} {...form.register('sinceAccepted')} />}
      <PhotoField value={[]} onChange={(photos) => form.methods.setValue('photos', photos)} error={form.errors['photos']} />
    </>
  );
}
