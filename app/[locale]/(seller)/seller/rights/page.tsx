import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RightsTable } from '@/components/rights/rights-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { maySeller } from '@/lib/accounts/model/seller-roles';
import { sellerRights } from '@/lib/rights/views/seller';
import { webDeps } from '@/lib/web/deps';
import { sellerPage, sellerTitle } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('orders');
  return { title: (await getTranslations('rights'))('seller.title') };
}

export default async function SellerRights() {
  const [actor, { db, clock }, t] = await Promise.all([sellerPage('orders', '/seller/rights'), webDeps(), getTranslations('rights.seller')]);
  const { returns, refusals } = await sellerRights(db, actor);
  const now = clock.now().toString();
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="space-y-12">
        {maySeller(actor, 'contracts') && (
          <Section title={t('refusals')}>
            {refusals.length === 0 ? <EmptyState>{t('refusalsEmpty')}</EmptyState> : <RightsTable rows={refusals} base="/seller/rights/refusals" now={now} caption={t('refusals')} />}
          </Section>
        )}
        <Section title={t('returns')}>
          {returns.length === 0 ? <EmptyState>{t('returnsEmpty')}</EmptyState> : <RightsTable rows={returns} base="/seller/rights/withdrawals" now={now} caption={t('returns')} />}
        </Section>
      </div>
    </>
  );
}
