'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { DataTable } from '@/components/ui/data-table';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import { callerInput, type callerRef } from '@/lib/desk-server/model/caller-input';
import type { CallerView, LenderView } from '@/lib/desk-server/views';
import type { Result } from '@/lib/kernel/result';
import { ConfirmDialog } from './confirm-dialog';

type Typed = z.input<typeof callerInput>;

interface Props {
  callers: readonly CallerView[];
  lenders: readonly LenderView[];
  baseUrl: string;
  admit: (input: Typed) => Promise<Result<unknown>>;
  dismiss: (input: z.input<typeof callerRef>) => Promise<Result<unknown>>;
}

/** Malls that ask our lease desk, or a lender that we play. */
export function CallerSection({ callers, lenders, baseUrl, admit, dismiss }: Props) {
  const t = useTranslations('institutions.callers');
  const korean = useLocale() !== 'en';
  return (
    <Section title={t('title')} lead={t('lead', { address: `${baseUrl}/api/institution/v1` })} className="mb-12">
      <DataTable
        caption={t('title')} rows={callers} rowKey={(row) => `${row.tenantCode}:${row.code}`} empty={<p className="text-sm text-ink-muted">{t('empty')}</p>}
        columns={[
          { key: 'code', header: t('code'), card: 'title', cell: (row) => row.code },
          { key: 'asks', header: t('asks'), card: 'badge', cell: (row) => (korean ? row.tenantNameKo : row.tenantNameEn) },
          { key: 'callback', header: t('callbackUrl'), card: 'line', className: 'break-all', cell: (row) => row.callbackUrl },
          { key: 'keys', header: t('keys'), card: 'line', className: 'break-all', cell: (row) => row.keyIds.join(', ') },
          { key: 'act', header: <span className="sr-only">{t('dismiss')}</span>, card: 'action', cell: ({ tenantCode, code }) => (
            <ConfirmDialog danger label={t('dismiss')} name={code} title={t('dismissTitle', { name: code })} text={t('dismissText')} act={() => dismiss({ tenantCode, code })} />
          ) },
        ]}
      />
      {lenders.length > 0 && <div className="mt-4"><AdmitDialog lenders={lenders} admit={admit} /></div>}
    </Section>
  );
}

function AdmitDialog({ lenders, admit }: Pick<Props, 'lenders' | 'admit'>) {
  const t = useTranslations('institutions.callers');
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button size="sm">{t('add')}</Button></DialogTrigger>
      <DialogContent title={t('add')} description={t('addText')}><AdmitForm lenders={lenders} admit={admit} onDone={() => setOpen(false)} /></DialogContent>
    </Dialog>
  );
}

function AdmitForm({ lenders, admit, onDone }: Pick<Props, 'lenders' | 'admit'> & { onDone: () => void }) {
  const t = useTranslations('institutions.callers');
  const form = useActionForm<Typed, unknown>({
    schema: callerInput, action: admit, onSuccess: onDone, defaultValues: { tenantCode: lenders[0]?.code ?? '', code: '', publicKeys: '', callbackUrl: '', secret: '' },
  });
  const korean = useLocale() !== 'en';
  return (
    <Form form={form} label={t('add')}>
      <Field label={t('asks')} error={form.errors.tenantCode}>
        <Select {...form.register('tenantCode')}>{lenders.map((each) => <option key={each.code} value={each.code}>{korean ? each.nameKo : each.nameEn}</option>)}</Select>
      </Field>
      <Field label={t('code')} error={form.errors.code}><Input {...form.register('code')} autoComplete="off" autoCapitalize="none" spellCheck={false} /></Field>
      <Field label={t('publicKeys')} error={form.errors.publicKeys}><Textarea {...form.register('publicKeys')} rows={4} spellCheck={false} className="font-mono text-xs" /></Field>
      <Field label={t('callbackUrl')} error={form.errors.callbackUrl}><Input {...form.register('callbackUrl')} type="url" inputMode="url" autoComplete="off" /></Field>
      <Field label={t('secret')} error={form.errors.secret}><Input {...form.register('secret')} autoComplete="off" spellCheck={false} /></Field>
      <Button type="submit" variant="primary" block pending={form.pending}>{t('add')}</Button>
    </Form>
  );
}
