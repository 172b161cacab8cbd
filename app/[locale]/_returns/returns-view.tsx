import { getTranslations } from 'next-intl/server';
import { ReturnTable } from '@/components/endings/return-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { returnList } from '@/lib/endings/views/returns';
import type { Actor } from '@/lib/kernel/actor';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';

/** Whose pages they are; what they are called there. */
export type Side = 'desk' | 'seller';

export const returnsTitle = async (side: Side): Promise<string> => (await getTranslations(`endings.${side}`))('title');

/** Goods on their way back, for who takes them back or decides about them; `base` is where their pages lie. */
export async function ReturnsView({ actor, side, base, searchParams }: { actor: Actor; side: Side; base: string; searchParams: SearchParams }) {
  const [{ db, clock }, t, params] = await Promise.all([webDeps(), getTranslations(`endings.${side}`), searchParams]);
  const after = oneParam(params['after']);
  const { rows, next } = await returnList(db, actor, after);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {rows.length === 0 ? <EmptyState>{t('empty')}</EmptyState> : <ReturnTable rows={rows} base={base} caption={t('title')} now={clock.now().toString()} />}
      <Pagination {...(after && { previous: base })} {...(next && { next: `${base}?after=${encodeURIComponent(next)}` })} />
    </>
  );
}
