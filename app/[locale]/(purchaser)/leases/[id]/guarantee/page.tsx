import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ServiceView } from '@/components/guarantee/service-view';
import { leaseService } from '@/lib/guarantee/views/lists';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { contestVisitAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('guarantee'))('title') };
}

export default async function ServicePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }] = await Promise.all([pageActor('PURCHASER', `/leases/${id}/guarantee`), webDeps()]);
  const now = clock.now();
  const service = await leaseService(db, actor, id, now);
  if (!service) notFound();
  return <ServiceView service={service} now={now.toString()} contest={contestVisitAction} />;
}
