import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ClaimForm } from '@/components/guarantee/claim-form';
import { PageHeader } from '@/components/ui/page-header';
import { leaseService } from '@/lib/guarantee/views/lists';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { openClaimAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('guarantee.new'))('title') };
}

export default async function NewClaimPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }, t] = await Promise.all([pageActor('PURCHASER', `/leases/${id}/guarantee/new`), webDeps(), getTranslations('guarantee.new')]);
  const service = await leaseService(db, actor, id, clock.now());
  if (!service?.active) notFound();
  if (!service.mayClaim) redirect(`/leases/${id}/guarantee`);
  const open = service.claims.find(({ state }) => state !== 'CLOSED');
  if (open) redirect(`/leases/${id}/guarantee/${open.id}`);
  return (
    <div className="mx-auto max-w-read">
      <PageHeader kicker={`${service.number} · ${service.title}`} title={t('title')} lead={t('lead')} />
      <ClaimForm leaseId={id} serialHint={service.serialHint} startsOn={service.startsOn} today={service.today} action={openClaimAction} />
    </div>
  );
}
