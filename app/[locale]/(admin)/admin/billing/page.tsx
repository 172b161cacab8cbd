import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { DayTable } from '@/components/billing/day-table';
import { RunProgressView } from '@/components/billing/run-progress';
import { StopButton } from '@/components/billing/stop-button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { billingRun } from '@/lib/billing/views/run';
import { formatInstant } from '@/lib/kernel/date-text';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';
import { stopBillingAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: (await getTranslations('billing'))('title') };
}

export default async function BillingPage({ searchParams }: { searchParams: SearchParams }) {
  const [actor, { db, clock }, params, t, locale] = await Promise.all([pageActor('ADMIN', '/admin/billing'), webDeps(), searchParams, getTranslations('billing'), getLocale()]);
  const run = await billingRun(db, actor, clock.now(), { after: oneParam(params['after']), before: oneParam(params['before']) });
  if (!run) notFound();
  const { progress, stopped, days } = run;
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={<StopButton stopped={stopped !== null} action={stopBillingAction} />} />
      <RunProgressView progress={progress} stopped={stopped && { ...stopped, at: formatInstant(stopped.at, locale === 'en' ? 'en' : 'ko') }} />
      {!progress.day && <EmptyState>{t('notYet')}</EmptyState>}
      <Section title={t('pastDays')} className="mt-10">
        <DayTable rows={days.rows} />
        <Pagination {...pageLinks('/admin/billing', days)} />
      </Section>
    </>
  );
}
