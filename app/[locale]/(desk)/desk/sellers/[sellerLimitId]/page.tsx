import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { CheckForm } from '@/components/limits/check-form';
import { ExposureFigures } from '@/components/limits/exposure-figures';
import { SellerAmountForm } from '@/components/limits/seller-amount-form';
import { SellerProposal } from '@/components/limits/seller-proposal';
import { WithdrawButton } from '@/components/limits/withdraw-button';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { formatMoney } from '@/lib/kernel/money';
import { deskSeller, type DeskSeller } from '@/lib/limits/views/desk-sellers';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { decideSellerLimitAction, proposeSellerLimitAction, withdrawSellerProposalAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('limits.desk.seller'))('title') };
}

export default async function SellerAtDesk({ params }: { params: Promise<{ sellerLimitId: string }> }) {
  const { sellerLimitId } = await params;
  const [actor, { db }, t] = await Promise.all([pageActor('DESK', `/desk/sellers/${encodeURIComponent(sellerLimitId)}`), webDeps(), getTranslations('limits.desk.seller')]);
  const seller = await deskSeller(db, actor, sellerLimitId);
  if (!seller) notFound();
  return (
    <>
      <PageHeader title={seller.name} kicker={t('title')} />
      <div className="grid gap-x-14 gap-y-10 xl:grid-cols-[minmax(0,1fr)_24.5rem]">
        <div className="space-y-10">
          <Section title={t('exposure')}><ExposureFigures {...seller} /></Section>
          {seller.past.length > 0 && (
            <Section title={t('past')}>
              <div className="space-y-6">{seller.past.map((proposal) => <SellerProposal key={proposal.id} proposal={proposal} currency={seller.currency} />)}</div>
            </Section>
          )}
        </div>
        {seller.proposal ? <Waiting seller={seller} proposal={seller.proposal} /> : <Propose seller={seller} />}
      </div>
    </>
  );
}

async function Waiting({ seller, proposal }: { seller: DeskSeller; proposal: NonNullable<DeskSeller['proposal']> }) {
  const t = await getTranslations('limits.desk');
  return (
    <Section title={t('proposal.title')}>
      <SellerProposal proposal={proposal} currency={seller.currency} />
      <div className="mt-5">
        {proposal.own
          ? <><p className="mb-4 text-sm text-ink-muted">{t('proposal.part.OWN')}</p><WithdrawButton proposalId={proposal.id} action={withdrawSellerProposalAction} /></>
          : <CheckForm proposalId={proposal.id} action={decideSellerLimitAction} backTo="/desk/sellers" />}
      </div>
    </Section>
  );
}

async function Propose({ seller }: { seller: DeskSeller }) {
  const [t, locale] = await Promise.all([getTranslations('limits.desk.seller'), getLocale()]);
  const taken = formatMoney(seller.heldMinor + seller.usedMinor, seller.currency, locale === 'en' ? 'en' : 'ko');
  return (
    <Section title={t('propose')} lead={t('proposeLead')}>
      <SellerAmountForm sellerLimitId={seller.id} approvedMinor={seller.approvedMinor} taken={taken} action={proposeSellerLimitAction} />
    </Section>
  );
}
