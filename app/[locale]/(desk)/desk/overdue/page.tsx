import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { OverdueTable } from '@/components/overdue/overdue-table';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';
import { OVERDUE_STATES } from '@/lib/billing/model/overdue';
import { askedEarly, overdueQueue } from '@/lib/billing/views/overdue';
import { webDeps } from '@/lib/web/deps';
import { paramsOf, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('overdue.desk'))('title') };
}

export default async function DeskOverdue({ searchParams }: { searchParams: SearchParams }) {
  const [actor, { db, clock }, { q, state, after, before }, t, s] = await Promise.all([pageActor('DESK', '/desk/overdue'), webDeps(), paramsOf(searchParams), getTranslations('overdue.desk'), getTranslations('overdue.states')]);
  const [{ rows, next, previous }, early] = await Promise.all([overdueQueue(db, actor, { query: q, state, after, before }, clock.now()), askedEarly(db, actor)]);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <form className="mb-6 flex flex-wrap items-end gap-3" aria-label={t('search')}>
        <Field label={t('query')} className="min-w-56 flex-1 md:max-w-96"><Input size="sm" name="q" type="search" defaultValue={q ?? ''} maxLength={100} /></Field>
        <Field label={t('state')} className="min-w-40">
          <Select size="sm" name="state" defaultValue={state ?? ''} placeholder={t('allStates')} options={OVERDUE_STATES.filter((each) => each !== 'CURRENT').map((value) => ({ value, label: s(value) }))} />
        </Field>
        <Button type="submit">{t('search')}</Button>
      </form>
      {rows.length === 0 ? <EmptyState>{t(q || state ? 'emptySearch' : 'empty')}</EmptyState> : <OverdueTable rows={rows} />}
      <Pagination {...pageLinks('/desk/overdue', { next, previous }, { q, state })} />
      {early.length > 0 && (
        <Section title={t('hardship')} className="mt-8">
          <ul>{early.map((row) => <li key={row.id} className="border-b border-line py-2 text-sm"><Link href={`/desk/overdue/${row.id}`} className="inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6">{row.purchaser} · {row.title}</Link> <span className="money text-xs text-ink-muted">{row.number}</span></li>)}</ul>
        </Section>
      )}
    </>
  );
}
