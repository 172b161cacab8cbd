import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DeskLeaseList } from '@/components/supplements/desk-lease-list';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { deskLeases } from '@/lib/supplements/views';
import { webDeps } from '@/lib/web/deps';
import { paramsOf, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('supplements.desk'))('title') };
}

export default async function DeskLeases({ searchParams }: { searchParams: SearchParams }) {
  const [actor, { db }, { q, after, before }, t] = await Promise.all([pageActor('DESK', '/desk/leases'), webDeps(), paramsOf(searchParams), getTranslations('supplements.desk')]);
  const { rows, next, previous } = await deskLeases(db, actor, { query: q, after, before });
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <form className="mb-6 flex flex-wrap items-end gap-3" aria-label={t('search')}>
        <Field label={t('query')} className="min-w-56 flex-1 md:max-w-96"><Input size="sm" name="q" type="search" defaultValue={q ?? ''} maxLength={100} /></Field>
        <Button type="submit">{t('search')}</Button>
      </form>
      {rows.length === 0 ? <EmptyState>{t(q ? 'empty' : 'none')}</EmptyState> : <DeskLeaseList rows={rows} />}
      <Pagination {...pageLinks('/desk/leases', { next, previous }, { q })} />
    </>
  );
}
