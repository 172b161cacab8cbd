import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ClaimPage } from '@/components/guarantee/claim-page';
import { KeeperActs } from '@/components/guarantee/keeper-acts';
import { claimSight } from '@/lib/guarantee/views/claim';
import { webDeps } from '@/lib/web/deps';
import { sellerPage, sellerTitle } from '@/lib/web/session';
import { moveClaimAction, rejectClaimAction, replaceUnitAction, sayAsKeeperAction, waitForPurchaserAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('orders');
  return { title: (await getTranslations('guarantee.keeper'))('title') };
}

export default async function KeptClaimPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const address = `/seller/claims/${encodeURIComponent(id)}`;
  const [actor, { db, clock }] = await Promise.all([sellerPage('orders', address), webDeps()]);
  const now = clock.now();
  const claim = await claimSight(db, actor, id, now);
  if (!claim) notFound();
  const acts = { move: moveClaimAction, replace: replaceUnitAction, reject: rejectClaimAction, wait: waitForPurchaserAction };
  return <ClaimPage claim={claim} now={now.toString()} address={`${address}/version`} say={sayAsKeeperAction} acts={<KeeperActs claim={claim} acts={acts} />} back={null} />;
}
