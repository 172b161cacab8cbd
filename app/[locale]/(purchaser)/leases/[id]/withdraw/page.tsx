import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { WithdrawView } from '@/components/rights/withdraw-view';
import { goodsSent } from '@/lib/endings/views/returns';
import { contractRights } from '@/lib/rights/views/purchaser';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { withdrawContractAction } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('rights'))('withdraw.title') };
}

export default async function WithdrawPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }] = await Promise.all([pageActor('PURCHASER', `/leases/${id}/withdraw`), webDeps()]);
  const rights = await contractRights(db, actor, { leaseId: id }, clock.now());
  if (!rights) notFound();
  const goods = await goodsSent(db, actor, rights.contractId);
  return <WithdrawView rights={rights} goods={goods} action={withdrawContractAction} />;
}
