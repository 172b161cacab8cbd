import { getTranslations } from 'next-intl/server';
import { ReturnTable } from '@/components/endings/return-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { returnList, returnsWaiting } from '@/lib/endings/views/returns';
import type { Actor } from '@/lib/kernel/actor';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';

/** Whose pages they are; what they are called there. */
export type Side = 'desk' | 'seller';

export const returnsTitle = async (side: Side): Promise<string> => (await getTranslations(`endings.${side}`))('title');

/** Goods on their way back, for who takes them back or decides about them, first of all what waits for the desk; `base` is where their pages lie. */
export async function ReturnsView({ actor, side, base, searchParams }: { actor: Actor; side: Side; base: string; searchParams: SearchParams }) {
  const [{ db, clock }, t, desk, params] = await Promise.all([webDeps(), getTranslations(`endings.${side}`), getTranslations('endings.desk'), searchParams]);
  const after = oneParam(params['after']);
  const at = clock.now();
  const [{ rows, next }, waiting] = await Promise.all([returnList(db, actor, after), after ? [] : returnsWaiting(db, actor, at)]);
  const all = rows.length === 0 ? <EmptyState>{t('empty')}</EmptyState> : <ReturnTable rows={rows} base={base} caption={t('title')} now={at.toString()} />;
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {waiting.length > 0 && <Section title={desk('waiting')} lead={desk('waitingLead')} className="mb-10"><ReturnTable rows={waiting} base={base} caption={desk('waiting')} now={at.toString()} /></Section>}
      {waiting.length > 0 ? <Section title={desk('all')}>{all}</Section> : all}
      <Pagination {...(after && { previous: base })} {...(next && { next: `${base}?after=${encodeURIComponent(next)}` })} />
    </>
  );
}
