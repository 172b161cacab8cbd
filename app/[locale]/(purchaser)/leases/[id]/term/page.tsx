import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { TermForm } from '@/components/endings/term-form';
import { PageHeader } from '@/components/ui/page-header';
import { formatDay } from '@/lib/kernel/day-text';
import { chooseTermAction } from '../../actions';
import { termOffer } from '@/lib/endings/views/portal';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('endings.term'))('title') };
}

export default async function TermPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }, t, language] = await Promise.all([pageActor('PURCHASER', `/leases/${id}/term`), webDeps(), getTranslations('endings.term'), getLocale()]);
  const offer = await termOffer(db, actor, id, clock.now());
  if (!offer) notFound();
  const day = (date: string) => formatDay(date, language === 'ko' ? 'ko' : 'en', offer.today);
  const { endsOn, nextFrom, today } = offer;
  return (
    <div className="mx-auto max-w-read">
      <PageHeader
        kicker={<Link href={`/leases/${id}`} className="underline underline-offset-4">{offer.number} · {offer.title}</Link>} title={t('title')}
        lead={nextFrom === null ? t(today < endsOn ? 'lead' : 'leadOver', { date: day(endsOn) }) : t('leadOn', { date: day(endsOn), until: day(nextFrom) })}
      />
      <TermForm leaseId={id} choice={offer.choice} residualMinor={offer.residualMinor} extensionMinor={offer.extensionMinor} currency={offer.currency} action={chooseTermAction} />
    </div>
  );
}
