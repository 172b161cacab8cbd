import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ReturnTable } from '@/components/endings/return-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { returnList } from '@/lib/endings/views/returns';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';

const PATH = '/desk/returns';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('endings.desk'))('title') };
}

export default async function DeskReturns({ searchParams }: { searchParams: Promise<{ after?: string | string[] }> }) {
  const [actor, { db }, t, { after }] = await Promise.all([pageActor('DESK', PATH), webDeps(), getTranslations('endings.desk'), searchParams]);
  const { rows, next } = await returnList(db, actor, typeof after === 'string' ? after : undefined);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {rows.length === 0 ? <EmptyState>{t('empty')}</EmptyState> : <ReturnTable rows={rows} base={PATH} caption={t('title')} />}
      <Pagination {...(after && { previous: PATH })} {...(next && { next: `${PATH}?after=${encodeURIComponent(next)}` })} />
    </>
  );
}
