import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { ReviseSellerForm } from '@/components/accounts/revise-seller-form';
import { SellerFacts } from '@/components/accounts/seller-facts';
import { SellerStanding } from '@/components/accounts/seller-standing';
import { StoryForm } from '@/components/accounts/story-form';
import { AccountForm } from '@/components/settlements/account-form';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { bank, maskedAccount } from '@/lib/accounts/model/bank';
import { dashedBusinessNumber } from '@/lib/accounts/model/business-number';
import { oneLineAddress } from '@/lib/accounts/model/seller';
import { mySeller, type OwnSeller } from '@/lib/accounts/views/account';
import { webDeps } from '@/lib/web/deps';
import { sellerPage, sellerTitle } from '@/lib/web/session';
import { changePayoutAccountAction, reviseSellerAction, tellStoryAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('business');
  const t = await getTranslations('accounts.signUp');
  return { title: t('business') };
}

function typed(seller: OwnSeller) {
  const {
    businessName, businessNumber, representative, mailOrderNumber, businessPhone, businessEmail, address, returnAddress, payoutAccount, payoutHolder,
  } = seller;
  return {
    businessName, representative, mailOrderNumber, businessPhone, businessEmail, address, returnAddress, payoutAccount, payoutHolder,
    businessNumber: dashedBusinessNumber(businessNumber), payoutBank: bank.parse(seller.payoutBank), returnsHere: oneLineAddress(address) === oneLineAddress(returnAddress),
  };
}

export default async function SellerProfilePage() {
  const [actor, deps, t, stories, account] = await Promise.all([sellerPage('business', '/seller/profile'), webDeps(), getTranslations('accounts'), getTranslations('stories'), getTranslations('settlements.account')]);
  const seller = await mySeller(deps, actor);
  if (!seller) notFound();
  const open = seller.status === 'PENDING' || seller.status === 'REJECTED';
  return (
    <div className="max-w-read">
      <PageHeader title={t('signUp.business')} kicker={seller.businessName} />
      <div className="flex flex-col gap-12">
        <SellerStanding seller={seller} />
        {open ? (
          <ReviseSellerForm facts={typed(seller)} rejected={seller.status === 'REJECTED'} action={reviseSellerAction} />
        ) : (
          <Section title={t('signUp.business')}>
            <SellerFacts
              facts={{
                ...seller, phone: seller.businessPhone, email: seller.businessEmail, payoutAccount: maskedAccount(seller.payoutAccount),
                address: oneLineAddress(seller.address), returnAddress: oneLineAddress(seller.returnAddress),
              }}
            />
          </Section>
        )}
        {!open && <Section title={account('title')} lead={account('lead')}><AccountForm bank={bank.parse(seller.payoutBank)} holder={seller.payoutHolder} action={changePayoutAccountAction} /></Section>}
        {!open && <Section title={stories('title')}><StoryForm story={{ storyKo: seller.storyKo, storyEn: seller.storyEn }} action={tellStoryAction} /></Section>}
      </div>
    </div>
  );
}
