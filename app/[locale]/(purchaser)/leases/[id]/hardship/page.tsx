import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { HardshipForm } from '@/components/overdue/hardship-form';
import { WhatHappens } from '@/components/rights/what-happens';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { PageHeader } from '@/components/ui/page-header';
import { ownOverdue } from '@/lib/billing/views/overdue';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { askDeferralAction } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('overdue.hardship'))('title') };
}

export default async function HardshipPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }, t] = await Promise.all([pageActor('PURCHASER', `/leases/${id}/hardship`), webDeps(), getTranslations('overdue.hardship')]);
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
            <p>{t('not')}</p>
            <Link href={`/leases/${id}`} className="inline-flex min-h-11 items-center self-start text-sm text-accent underline underline-offset-4 md:min-h-6">{t('back')}</Link>
          </>
        )}
      </div>
    </div>
  );
}
