import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { DeskWaits } from '@/components/insights/waits';
import { ReferredTable } from '@/components/limits/referred-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { StatRow } from '@/components/ui/stat-row';
import { deskWaits } from '@/lib/insights/views/what-waits';
import { plainDateIn } from '@/lib/kernel/calendar';
import { deskToday } from '@/lib/limits/views/desk-today';
import { countUnsigned } from '@/lib/signing/views/unsigned';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('common'))('nav.leaseDesk') };
}

export default async function DeskToday() {
  const [actor, deps, t] = await Promise.all([pageActor('DESK', '/desk'), webDeps(), getTranslations('limits')]);
  const [{ counts, first }, unsigned, waits] = await Promise.all([deskToday(deps, actor), countUnsigned(deps, actor), deskWaits(deps.db, actor, deps.clock.now())]);
  return (
    <>
      <PageHeader title={t('desk.todayTitle')} />
      <StatRow
        stats={[
          { key: 'check', label: t('desk.proposal.toCheck'), value: counts.toCheck },
          { key: 'waiting', label: t('desk.waiting'), value: counts.waiting },
          { key: 'today', label: t('desk.dueToday'), value: counts.dueToday, ...(counts.dueToday > 0 && { tone: 'critical' as const }) },
          { key: 'unsigned', label: <Link href="/desk/contracts" className="text-accent underline underline-offset-4">{t('desk.unsignedContracts')}</Link>, value: unsigned },
          { key: 'live', label: t('desk.liveApprovals'), value: counts.liveApprovals },
          { key: 'decided', label: t('desk.decidedToday'), value: counts.decidedToday },
        ]}
        className="mb-12"
      />
      <DeskWaits waits={waits} today={plainDateIn(deps.clock.now())} />
      <Section title={t('desk.next')} aside={<Link href="/desk/limits" className="inline-flex min-h-6 items-center text-accent underline underline-offset-4">{t('desk.all')}</Link>}>
        {first.length === 0 ? <EmptyState>{t('desk.empty')}</EmptyState> : <ReferredTable rows={first} now={deps.clock.now().toString()} />}
      </Section>
    </>
  );
}
