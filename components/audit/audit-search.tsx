import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

export type AuditSearchValues = Record<'subject' | 'actor' | 'action' | 'from' | 'to', string>;

/** A search whose address can be kept: a plain form that asks by GET. */
export function AuditSearch({ values }: { values: AuditSearchValues }) {
  const t = useTranslations('audit');
  return (
    <form className="mb-6 grid grid-cols-2 gap-3 lg:grid-cols-[2fr_1.5fr_1.5fr_1fr_1fr_auto] lg:items-end" aria-label={t('search')}>
      <Field label={t('subject')} className="max-sm:col-span-2"><Input size="sm" name="subject" defaultValue={values.subject} placeholder="order:o_01K…" /></Field>
      <Field label={t('actor')} className="max-sm:col-span-2"><Input size="sm" name="actor" defaultValue={values.actor} placeholder={t('actorHint')} /></Field>
      <Field label={t('action')} className="max-sm:col-span-2"><Input size="sm" name="action" defaultValue={values.action} placeholder="seller." /></Field>
      <Field label={t('from')}><Input size="sm" type="date" name="from" defaultValue={values.from} /></Field>
      <Field label={t('to')}><Input size="sm" type="date" name="to" defaultValue={values.to} /></Field>
      <div className="flex gap-2">
        <Button type="submit" variant="primary">{t('search')}</Button>
        <Button asChild variant="ghost"><Link href="/admin/audit">{t('clear')}</Link></Button>
      </div>
    </form>
  );
}
