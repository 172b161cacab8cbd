import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DecidedTable } from '@/components/limits/decided-table';
import { ProposalsTable } from '@/components/limits/proposals-table';
import { ReferredTable } from '@/components/limits/referred-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { decidedAsks, referredAsks } from '@/lib/limits/views/desk';
import { waitingProposals } from '@/lib/limits/views/desk-proposals';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('limits'))('desk.queue') };
}

export default async function DeskLimits() {
  const [actor, { db, clock }, t] = await Promise.all([pageActor('DESK', '/desk/limits'), webDeps(), getTranslations('limits')]);
  const [proposals, waiting, decided] = await Promise.all([waitingProposals(db, actor), referredAsks(db, actor), decidedAsks(db, actor)]);
  const now = clock.now().toString();
  return (
    <>
      <PageHeader title={t('desk.queue')} lead={t('desk.queueLead')} />
      <div className="space-y-12">
        <Section title={t('desk.proposal.waiting')} aside={t('desk.count', { count: proposals.length })}>
          {proposals.length === 0 ? <EmptyState>{t('desk.proposal.empty')}</EmptyState> : <ProposalsTable rows={proposals} now={now} />}
        </Section>
        <Section title={t('desk.waiting')} aside={t('desk.count', { count: waiting.length })}>
          {waiting.length === 0 ? <EmptyState>{t('desk.empty')}</EmptyState> : <ReferredTable rows={waiting} now={now} />}
        </Section>
        {decided.length > 0 && <Section title={t('desk.decided')}><DecidedTable rows={decided} /></Section>}
      </div>
    </>
  );
}
