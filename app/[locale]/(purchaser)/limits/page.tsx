import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { OwnLimits } from '@/components/limits/own-limits';
import { RequestRow } from '@/components/limits/request-row';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { ownLimits } from '@/lib/limits/views/own-limits';
import { limitRequestList } from '@/lib/limits/views/requests';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('limits'))('list.title') };
}

export default async function LimitRequests() {
  const [actor, deps, t] = await Promise.all([pageActor('PURCHASER', '/limits'), webDeps(), getTranslations('limits')]);
  const [own, rows] = await Promise.all([ownLimits(deps, actor), limitRequestList(deps, actor)]);
  return (
    <div className="max-w-read">
      <PageHeader title={t('list.title')} lead={t('list.lead')} />
      <OwnLimits rows={own} />
      <Section title={t('list.requests')}>
        {rows.length === 0
          ? <EmptyState action={<Button asChild><Link href="/">{t('list.emptyAction')}</Link></Button>}>{t('list.empty')}</EmptyState>
          : <ul>{rows.map((row) => <RequestRow key={row.id} row={row} />)}</ul>}
      </Section>
    </div>
  );
}
