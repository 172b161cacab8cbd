import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ReturnBadge, ReturnFacts, ReturnTimeline } from '@/components/endings/return-facts';
import { InspectSection } from '@/components/endings/inspect-section';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { returnSight } from '@/lib/endings/views/returns';
import { webDeps } from '@/lib/web/deps';
import { sellerPage, sellerTitle } from '@/lib/web/session';
import { confirmArrivalAction, inspectReturnAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('orders');
  return { title: (await getTranslations('endings.seller'))('title') };
}

export default async function SellerReturn({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }, t, causes] = await Promise.all([sellerPage('orders', `/seller/returns/${encodeURIComponent(id)}`), webDeps(), getTranslations('endings.return'), getTranslations('endings.causes')]);
  const row = await returnSight(db, actor, id);
  if (!row) notFound();
  return (
    <>
      <PageHeader kicker={<span className="money">{row.number} · {causes(row.cause)}</span>} title={row.title} badge={<ReturnBadge state={row.state} />} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-10 xl:grid-cols-[minmax(0,1fr)_24.5rem]">
        <div className="flex max-w-read flex-col gap-10">
          <InspectSection row={row} arrive={confirmArrivalAction} inspect={inspectReturnAction} />
          <ReturnFacts row={row} />
        </div>
        <Section title={t('timeline')}><ReturnTimeline row={row} now={clock.now().toString()} /></Section>
      </div>
    </>
  );
}
