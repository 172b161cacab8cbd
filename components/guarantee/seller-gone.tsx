'use client';
import { useLocale, useTranslations } from 'next-intl';
import type { z } from 'zod';
import { Checkbox } from '@/components/ui/checkbox';
import { Deadline } from '@/components/ui/deadline';
import { DescriptionList } from '@/components/ui/description-list';
import { Field } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { nameSuccessorInput, sellerGoneInput } from '@/lib/guarantee/model/inputs';
import type { SellerGone } from '@/lib/guarantee/views/lists';
import { ActForm, type Act } from './act-form';

interface Props {
  sellerId: string;
  gone: SellerGone | null;
  running: number;
  heirs: { id: string; name: string }[];
  now: string;
  declare: Act<z.input<typeof sellerGoneInput>>;
  name: Act<z.input<typeof nameSuccessorInput>>;
}

/** An admin marks a seller as gone, and names who keeps its guarantees. */
export function SellerGoneSection({ sellerId, gone, running, heirs, now, declare, name }: Props) {
  const t = useTranslations('guarantee.gone');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  if (gone === null) {
    return (
      <Section title={t('title')} lead={t('lead', { count: running })} className="mt-12">
        <ActForm title={t('declare')} submit={t('declare')} schema={sellerGoneInput} action={declare} start={{ sellerId, reason: '' }} danger>
          {(form) => <Field label={t('reason')} hint={t('reasonHint')} error={form.errors['reason']}><Textarea rows={3} {...form.register('reason')} /></Field>}
        </ActForm>
      </Section>
    );
  }
  return (
    <Section title={t('title')} lead={t('lead', { count: running })} className="mt-12">
      {gone.exitsOpened && <Panel tone="critical" title={t('exits')} className="mb-4" />}
      <DescriptionList items={[
        { term: t('since'), value: <>{formatTableInstant(gone.goneAt, locale)}<span className="block text-ink-muted">{gone.reason}</span></> },
        gone.successor === null ? { term: t('nameBy'), value: <Deadline at={gone.nameBy} now={now} /> } : { term: t('named'), value: <>{gone.successor}{gone.agreedNote && <span className="block break-words text-ink-muted">{gone.agreedNote}</span>}</> },
      ]} />
      <div className="mt-4 max-w-read">
        <ActForm title={t('name')} submit={t('name')} schema={nameSuccessorInput} action={name} start={{ sellerId, successorId: '', agreed: false, note: '' }} primary open={gone.successor === null}>
          {(form) => (
            <>
              <Field label={t('successor')} error={form.errors['successorId']}><Select placeholder={t('choose')} options={heirs.map((heir) => ({ value: heir.id, label: heir.name }))} {...form.register('successorId')} /></Field>
              <Checkbox label={t('agreed')} hint={t('agreedHint')} {...form.register('agreed')} {...(form.errors['agreed'] && { error: form.errors['agreed'] })} />
              <Field label={t('note')} hint={t('noteHint')} error={form.errors['note']}><Textarea rows={3} {...form.register('note')} /></Field>
            </>
          )}
        </ActForm>
      </div>
    </Section>
  );
}
