import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ReturnBadge } from '@/components/endings/return-facts';
import { ReturnFigures, ReturnUnderWay } from '@/components/endings/return-view';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { returnOffer } from '@/lib/endings/views/returns';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { acceptDamageAction, askReturnAction, cancelReturnAction, disputeDamageAction, shipReturnAction } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('endings.return'))('title') };
}

const ACTIONS = { ask: askReturnAction, ship: shipReturnAction, cancel: cancelReturnAction, accept: acceptDamageAction, dispute: disputeDamageAction };

export default async function ReturnPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }, t, errors] = await Promise.all([pageActor('PURCHASER', `/leases/${id}/return`), webDeps(), getTranslations('endings.return'), getTranslations('endings.errors')]);
  const now = clock.now();
  const offer = await returnOffer(db, actor, id, now);
  if (!offer) notFound();
  const { current, cannot } = offer;
  return (
    <div className="mx-auto max-w-read">
      <PageHeader
        kicker={<Link href={`/leases/${id}`} className="underline underline-offset-4">{offer.number} · {offer.title}</Link>} title={t('title')} badge={current && <ReturnBadge state={current.state} />}
        lead={!current && cannot === null && t('lead')}
      />
      {current
        ? <ReturnUnderWay leaseId={id} row={current} now={now.toString()} actions={ACTIONS} />
        : cannot !== null ? <Panel tone="neutral" title={t('cannot')}>{errors(cannot.replace('endings.', '') as 'over')}</Panel> : <ReturnFigures offer={offer} ask={askReturnAction} />}
    </div>
  );
}
