import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { HardshipForm } from '@/components/overdue/hardship-form';
import { WhatHappens } from '@/components/rights/what-happens';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { PageHeader } from '@/components/ui/page-header';
import { ownOverdue } from '@/lib/billing/views/overdue';
import { formatLongDate } from '@/lib/kernel/day-text';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { askDeferralAction } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('overdue.hardship'))('title') };
}

export default async function HardshipPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }, t, language] = await Promise.all([pageActor('PURCHASER', `/leases/${id}/hardship`), webDeps(), getTranslations('overdue.hardship'), getLocale()]);
  const sight = await ownOverdue(db, actor, id, clock.now());
  if (!sight) notFound();
  return (
    <div className="mx-auto max-w-read">
      <PageHeader kicker={`${sight.number} · ${sight.title}`} title={t('title')} lead={t('lead')} />
      <div className="flex flex-col gap-10">
        {sight.mayAskForTime ? (
          <>
            <DescriptionList className="border-t border-ink" items={[{ term: t('total'), value: <Money minor={sight.totalCostMinor} currency={sight.currency} /> }]} />
            <WhatHappens title={t('what')} lines={[t('what1'), t('what2'), t('what3')]} />
            <HardshipForm leaseId={id} action={askDeferralAction} />
          </>
        ) : (
          <>
            <p>{sight.hardship?.state === 'ASKED' ? t('asked') : sight.hardship?.state === 'GRANTED' && sight.hardship.untilOn ? t('granted', { date: formatLongDate(sight.hardship.untilOn, language === 'ko' ? 'ko' : 'en') }) : t('not')}</p>
            <Link href={`/leases/${id}`} className="inline-flex min-h-11 items-center self-start text-sm text-accent underline underline-offset-4 md:min-h-6">{t(sight.hardship?.state === 'ASKED' ? 'toAsked' : 'back')}</Link>
          </>
        )}
      </div>
    </div>
  );
}
