import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DeskSellerList } from '@/components/limits/desk-seller-list';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { deskSellers, sellersToDecide } from '@/lib/limits/views/desk-sellers';
import { webDeps } from '@/lib/web/deps';
import { paramsOf, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('limits.desk.seller'))('title') };
}

export default async function DeskSellers({ searchParams }: { searchParams: SearchParams }) {
  const [actor, { db }, { q, after, before }, t] = await Promise.all([pageActor('DESK', '/desk/sellers'), webDeps(), paramsOf(searchParams), getTranslations('limits.desk.seller')]);
  const [{ rows, next, previous }, waiting] = await Promise.all([deskSellers(db, actor, { query: q, after, before }), sellersToDecide(db, actor)]);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {waiting.length > 0 && <Section title={t('waiting')} className="mb-12"><DeskSellerList rows={waiting} /></Section>}
      <Section title={t('all')}>
        <form className="mb-4 flex flex-wrap items-end gap-3" aria-label={t('search')}>
          <Field label={t('name')} className="min-w-56 flex-1 md:max-w-96"><Input size="sm" name="q" type="search" defaultValue={q ?? ''} maxLength={100} /></Field>
          <Button type="submit">{t('search')}</Button>
        </form>
        {rows.length === 0 ? <EmptyState>{t('empty')}</EmptyState> : <DeskSellerList rows={rows} />}
        <Pagination {...pageLinks('/desk/sellers', { next, previous }, { q })} />
      </Section>
    </>
  );
}
