import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { LimitRequestView } from '@/components/limits/request-view';
import { limitRequestPage } from '@/lib/limits/views/request';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { askAgainAction, chooseOfferAction, objectAction, takeOfferAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('limits'))('title') };
}

export default async function LimitRequestRoute({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, deps] = await Promise.all([pageActor('PURCHASER', `/limits/${encodeURIComponent(id)}`), webDeps()]);
  const page = await limitRequestPage(deps, actor, id);
  if (!page) notFound();
  return <LimitRequestView page={page} actions={{ choose: chooseOfferAction, takeOffer: takeOfferAction, askAgain: askAgainAction, object: objectAction }} />;
}
