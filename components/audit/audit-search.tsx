import { useMessages, useTranslations } from 'next-intl';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';

export type AuditSearchValues = Record<'subject' | 'actor' | 'action' | 'from' | 'to', string>;

/** A search whose address can be kept: a plain form that asks by GET. */
export function AuditSearch({ values }: { values: AuditSearchValues }) {
  const t = useTranslations('audit');
  return (
    <form className="mb-6 grid grid-cols-2 gap-3 lg:grid-cols-3 xl:grid-cols-[1.4fr_1.1fr_1fr_9rem_9rem_auto] xl:items-end" aria-label={t('search')}>
      <Field label={t('subject')} hint={t('subjectHint')} className="max-sm:col-span-2"><Input size="sm" name="subject" defaultValue={values.subject} /></Field>
      <Field label={t('actor')} hint={t('actorHint')} className="max-sm:col-span-2"><Input size="sm" name="actor" defaultValue={values.actor} /></Field>
      <Field label={t('action')} className="max-sm:col-span-2"><ActionSelect chosen={values.action} /></Field>
      <Field label={t('from')}><Input size="sm" type="date" name="from" defaultValue={values.from} /></Field>
      <Field label={t('to')}><Input size="sm" type="date" name="to" defaultValue={values.to} /></Field>
      <div className="flex items-end gap-2">
        <Button type="submit" variant="primary">{t('search')}</Button>
        <Button asChild variant="ghost"><Link href="/admin/audit">{t('clear')}</Link></Button>
      </div>
    </form>
  );
}

/** Everything that can be done, a group per noun; `order.` means all of a group. What a kept address asks for beside these stays. */
function ActionSelect({ chosen, ...rest }: { chosen: string; id?: string }) {
  const t = useTranslations('audit');
  const { audit } = useMessages() as unknown as { audit: { actions: Record<string, Record<string, string>> } };
  const groups = Object.entries(audit.actions);
  const known = groups.some(([noun, verbs]) => chosen === `${noun}.` || Object.keys(verbs).some((verb) => chosen === `${noun}.${verb}`));
  return (
    <Select {...rest} size="sm" name="action" defaultValue={chosen} placeholder={t('anyAction')}>
      {chosen && !known && <option value={chosen}>{t('addressKept', { action: chosen })}</option>}
      {groups.map(([noun, verbs]) => (
        <optgroup key={noun} label={t(`groups.${noun}`)}>
          {Object.keys(verbs).length > 1 && <option value={`${noun}.`}>{t('allOf', { group: t(`groups.${noun}`) })}</option>}
          {Object.entries(verbs).map(([verb, name]) => <option key={verb} value={`${noun}.${verb}`}>{name}</option>)}
        </optgroup>
      ))}
    </Select>
  );
}
