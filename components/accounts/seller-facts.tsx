import { useTranslations } from 'next-intl';
import { DescriptionList, type Description } from '@/components/ui/description-list';
import { dashedBusinessNumber } from '@/lib/accounts/model/business-number';

export interface SellerFactsOf {
  businessName: string;
  businessNumber: string;
  representative: string;
  mailOrderNumber: string | null;
  phone: string;
  email: string;
  address: string;
  returnAddress: string;
  payoutBank: string;
  payoutAccount: string;
  payoutHolder: string;
}

/** What a seller says of its business; the account is shown masked. */
export function SellerFacts({ facts, more = [] }: { facts: SellerFactsOf; more?: readonly Description[] }) {
  const t = useTranslations('accounts');
  const bank = t.has(`banks.${facts.payoutBank}`) ? t(`banks.${facts.payoutBank}`) : facts.payoutBank;
  return (
    <DescriptionList
      items={[
        { term: t('field.businessName'), value: facts.businessName },
        { term: t('field.businessNumber'), value: <span className="money">{dashedBusinessNumber(facts.businessNumber)}</span> },
        { term: t('field.representative'), value: facts.representative },
        { term: t('field.mailOrderNumber'), value: facts.mailOrderNumber || '–' },
        { term: t('field.businessPhone'), value: <span className="money">{facts.phone}</span> },
        { term: t('field.businessEmail'), value: facts.email },
        { term: t('field.address'), value: facts.address },
        { term: t('field.returnAddress'), value: facts.returnAddress },
        { term: t('signUp.payout'), value: <span className="money">{bank} {facts.payoutAccount} · {facts.payoutHolder}</span> },
        ...more,
      ]}
    />
  );
}
