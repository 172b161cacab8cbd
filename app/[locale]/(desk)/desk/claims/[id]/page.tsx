import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ClaimPage } from '@/components/guarantee/claim-page';
import { DeskLinks } from '@/components/guarantee/desk-links';
import { DeskActs } from '@/components/guarantee/desk-acts';
import { claimSight } from '@/lib/guarantee/views/claim';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { decideObjectionAction, resumeClockAction, sayAsDeskAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('guarantee.desk'))('title') };
}

export default async function DeskClaimPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const address = `/desk/claims/${encodeURIComponent(id)}`;
  const [actor, { db, clock }] = await Promise.all([pageActor('DESK', address), webDeps()]);
  const now = clock.now();
  const claim = await claimSight(db, actor, id, now);
  if (!claim) notFound();
  return <ClaimPage claim={claim} now={now.toString()} address={`${address}/version`} say={sayAsDeskAction} acts={<DeskActs claim={claim} acts={{ decide: decideObjectionAction, resume: resumeClockAction }} />} back={<DeskLinks claim={claim} />} />;
}
