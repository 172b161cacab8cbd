import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CaseFigures, CaseInvoices, CaseSteps } from '@/components/overdue/case-facts';
import { AccelerateSection, DemandSection, HardshipSection } from '@/components/overdue/case-acts';
import { RecoverySection, SettlementSection, WriteOffSection } from '@/components/overdue/case-final';
import { OverdueBadge } from '@/components/overdue/overdue-badge';
import { PageHeader } from '@/components/ui/page-header';
import { overdueCase } from '@/lib/billing/views/overdue';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { accelerateLeaseAction, checkSettlementAction, decideDeferralAction, decideWriteOffAction, proposeSettlementAction, proposeWriteOffAction, recordRecoveryAction, sendDemandAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('overdue.desk'))('title') };
}

export default async function DeskOverdueCase({ params }: { params: Promise<{ leaseId: string }> }) {
  const { leaseId } = await params;
  const [actor, { db, clock }, t] = await Promise.all([pageActor('DESK', `/desk/overdue/${encodeURIComponent(leaseId)}`), webDeps(), getTranslations('overdue.desk')]);
  const found = await overdueCase(db, actor, leaseId, clock.now());
  if (!found) notFound();
  return (
    <>
      <PageHeader kicker={<span className="money">{found.number}</span>} title={`${found.purchaser} · ${found.title}`} badge={<OverdueBadge state={found.state} />} lead={found.frozen && t('rests')} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-10 xl:grid-cols-[minmax(0,1fr)_24.5rem]">
        <div className="flex max-w-read flex-col gap-10">
          <CaseFigures found={found} />
          <CaseInvoices found={found} />
          <HardshipSection found={found} action={decideDeferralAction} />
          <DemandSection found={found} action={sendDemandAction} />
          <AccelerateSection found={found} action={accelerateLeaseAction} />
          <SettlementSection found={found} propose={proposeSettlementAction} check={checkSettlementAction} />
          <WriteOffSection found={found} propose={proposeWriteOffAction} decide={decideWriteOffAction} />
          <RecoverySection found={found} record={recordRecoveryAction} />
        </div>
        <CaseSteps found={found} />
      </div>
    </>
  );
}
