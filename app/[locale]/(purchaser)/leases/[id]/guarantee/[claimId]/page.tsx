import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ClaimPage } from '@/components/guarantee/claim-page';
import { PurchaserActs } from '@/components/guarantee/purchaser-acts';
import { claimSight } from '@/lib/guarantee/views/claim';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { confirmClaimAction, objectToExclusionAction, reopenClaimAction, sayInOwnClaimAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('guarantee'))('title') };
}

export default async function OwnClaimPage({ params }: { params: Promise<{ id: string; claimId: string }> }) {
  const { id, claimId } = await params;
  const address = `/leases/${id}/guarantee/${encodeURIComponent(claimId)}`;
  const [actor, { db, clock }, t] = await Promise.all([pageActor('PURCHASER', address), webDeps(), getTranslations('guarantee.claim')]);
  const now = clock.now();
  const claim = await claimSight(db, actor, claimId, now);
  if (claim?.leaseId !== id) notFound();
  return (
    <div className="mx-auto max-w-read">
      <ClaimPage
        claim={claim} now={now.toString()} address={`${address}/version`} say={sayInOwnClaimAction}
        acts={<PurchaserActs claim={claim} acts={{ confirm: confirmClaimAction, reopen: reopenClaimAction, object: objectToExclusionAction }} />}
        back={<Link href={`/leases/${id}/guarantee`} className="inline-flex min-h-11 items-center self-start text-sm text-accent underline underline-offset-4 md:min-h-6">{t('toService')}</Link>}
      />
    </div>
  );
}
