import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { NoticeList } from '@/components/notifications/notice-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { myNotices, unreadCount } from '@/lib/notifications/views';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';
import { currentActor, signInFirst } from '@/lib/web/session';
import { readNoticesAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notifications');
  return { title: t('title') };
}

export default async function NotificationsPage({ searchParams }: { searchParams: SearchParams }) {
  const [actor, deps, t, found, params] = await Promise.all([currentActor(), webDeps(), getTranslations('notifications'), getLocale(), searchParams]);
  if (!actor) return signInFirst('/notifications');
  const locale = found === 'en' ? 'en' : 'ko';
  const [{ rows, next, previous }, unread] = await Promise.all([
    myNotices(deps.db, actor, locale, { after: oneParam(params['after']), before: oneParam(params['before']) }), unreadCount(deps.db, actor),
  ]);
  return (
    <div className="max-w-read">
      <PageHeader title={t('title')} />
      {rows.length === 0 ? <EmptyState>{t('empty')}</EmptyState> : (
        <NoticeList rows={rows.map((row) => ({ ...row, when: formatTableInstant(row.createdAt, locale) }))} unread={unread} read={readNoticesAction} />
      )}
      <Pagination {...pageLinks('/notifications', { next, previous })} />
    </div>
  );
}
