import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { SettlementLines } from '@/components/settlements/settlement-lines';
import { SettlementBadge } from '@/components/settlements/settlement-table';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { formatTableDate } from '@/lib/kernel/day-text';
import { sellerSettlement } from '@/lib/settlements/views/seller';
import { webDeps } from '@/lib/web/deps';
import { sellerPage, sellerTitle } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('business');
  return { title: (await getTranslations('settlements'))('title') };
}

export default async function SellerSettlementPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db }, t, found] = await Promise.all([sellerPage('business', `/seller/settlements/${id}`), webDeps(), getTranslations('settlements'), getLocale()]);
  const settlement = await sellerSettlement(db, actor, id);
  if (!settlement) notFound();
  const locale = found === 'en' ? 'en' : 'ko';
  return (
    <>
      <PageHeader
        title={t('detail.title', { day: formatTableDate(settlement.day, locale) })} kicker={<span className="money">{settlement.number}</span>} badge={<SettlementBadge state={settlement.state} />}
        {...(settlement.paidOn && { lead: `${t('detail.paidAt')} ${formatTableDate(settlement.paidOn, locale)}` })}
        actions={<><Button asChild size="sm"><a href={`/seller/settlements/${id}/statement/pdf?lang=${locale}`} download>{t('detail.pdf')}</a></Button><Button asChild size="sm"><a href={`/seller/settlements/${id}/statement`} download>{t('detail.csv')}</a></Button></>}
      />
      {settlement.failedReason && <Panel tone="caution" title={t('detail.failed')} className="mb-6 max-w-read">{settlement.failedReason}</Panel>}
      <SettlementLines settlement={settlement} />
    </>
  );
}
