import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { AskedTerms } from '@/components/limits/asked-terms';
import { DrawOffer } from '@/components/limits/draw-offer';
import { LimitRequestForm } from '@/components/limits/request-form';
import { PageHeader } from '@/components/ui/page-header';
import { limitFormPage } from '@/lib/limits/views/form';
import { mallRoom } from '@/lib/limits/views/pre-approval';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';
import { drawPreApprovalAction, requestLimitAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('limits'))('form.title') };
}

export default async function NewLimitRequest({ searchParams }: { searchParams: SearchParams }) {
  const { listing, term, first } = await searchParams;
  const wanted = {
    listing: oneParam(listing) ?? '', ...(oneParam(term) !== undefined && { term: oneParam(term) ?? '' }), ...(oneParam(first) !== undefined && { first: oneParam(first) ?? '' }),
  };
  const address = `/limits/new?${new URLSearchParams(wanted).toString()}`;
  const [actor, deps, t] = await Promise.all([pageActor('PURCHASER', address), webDeps(), getTranslations('limits')]);
  const [page, room] = await Promise.all([limitFormPage(deps.db, actor, wanted), mallRoom(deps, actor)]);
  if (!page) notFound();
  return (
    <>
      <PageHeader title={t('form.title')} lead={t('form.lead')} />
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24.5rem]">
        <aside className="lg:order-2"><AskedTerms page={page} /></aside>
        <div className="max-w-read">
          {room && <DrawOffer page={page} room={room} draw={drawPreApprovalAction} />}
          <LimitRequestForm person={actor.userId} page={page} action={requestLimitAction} />
        </div>
      </div>
    </>
  );
}
