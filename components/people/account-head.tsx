import { ChevronLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { PageHeader } from '@/components/ui/page-header';
import type { ACCOUNT_PLACES } from './account-places';

/** The head of one place of the account; narrow screens have no list beside it, so the way back stands above. */
export function AccountHead({ place, lead }: { place: (typeof ACCOUNT_PLACES)[number]; lead?: string }) {
  const t = useTranslations('people.nav');
  return (
    <>
      <Link href="/account" className="mb-2 inline-flex min-h-11 items-center gap-1 text-sm text-accent underline-offset-4 hover:underline lg:hidden"><ChevronLeft aria-hidden className="size-4" />{t('label')}</Link>
      <PageHeader title={t(place)} lead={lead} />
    </>
  );
}
