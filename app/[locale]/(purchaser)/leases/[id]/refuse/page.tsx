import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { RefuseView } from '@/components/rights/refuse-view';
import { contractRights } from '@/lib/rights/views/purchaser';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { objectToRejectionAction, refusePaymentAction } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('rights'))('refuse.title') };
}

export default async function RefusePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }] = await Promise.all([pageActor('PURCHASER', `/leases/${id}/refuse`), webDeps()]);
  const rights = await contractRights(db, actor, { leaseId: id }, clock.now());
  if (!rights) notFound();
  return <RefuseView rights={rights} leaseId={id} acts={{ refuse: refusePaymentAction, object: objectToRejectionAction }} />;
}
