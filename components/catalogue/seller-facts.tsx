import { useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { dashedBusinessNumber } from '@/lib/accounts/model/business-number';
import type { SellerIdentity } from '@/lib/catalogue/model/disclosure-values';

/** Who sells: what the E-Commerce Act, Art. 13 and 20, wants the buyer to know. */
export function SellerFacts({ seller }: { seller: SellerIdentity }) {
  const t = useTranslations('catalogue.seller');
  return (
    <DescriptionList
      narrow
      items={[
        { term: t('name'), value: seller.businessName },
        { term: t('representative'), value: seller.representative },
        { term: t('businessNumber'), value: <span className="money">{dashedBusinessNumber(seller.businessNumber)}</span> },
        { term: t('mailOrderNumber'), value: seller.mailOrderNumber ?? t('mailOrderExempt') },
        { term: t('address'), value: seller.address },
        { term: t('phone'), value: <span className="money">{seller.phone}</span> },
        { term: t('email'), value: seller.email },
      ]}
    />
  );
}
