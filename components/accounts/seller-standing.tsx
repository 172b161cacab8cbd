import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { SellerBadge } from './seller-badge';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import type { OwnStanding } from '@/lib/accounts/views/account';

const TEXT = { PENDING: 'sellerPending', APPROVED: 'sellerApproved', REJECTED: 'sellerRejected', SUSPENDED: 'sellerRejected' } as const;

interface SellerStandingProps {
  seller: OwnStanding;
  /** Where it is put right, from a page that has no form for it. */
  formHref?: string;
}

/** Where a seller's own application stands, what it may do meanwhile, and what the admin said. */
export function SellerStanding({ seller, formHref }: SellerStandingProps) {
  const t = useTranslations('accounts.account');
  return (
    <Section title={t('seller')} aside={<SellerBadge status={seller.status} />}>
      <p>{t(TEXT[seller.status])}</p>
      {seller.reviewNote && (
        <p className="mt-3 border-l-3 border-line-strong pl-3 text-sm">
          <span className="block text-xs text-ink-muted">{t('sellerNote')}</span>
          {seller.reviewNote}
        </p>
      )}
      {seller.status === 'PENDING' && <Button asChild className="mt-4"><Link href="/seller/listings">{t('draftListings')}</Link></Button>}
      {seller.status === 'REJECTED' && formHref && <Button asChild className="mt-4"><Link href={formHref}>{t('reviseSubmit')}</Link></Button>}
    </Section>
  );
}
