import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { ExposureFigures } from '@/components/limits/exposure-figures';
import { LedgerHead, LedgerList } from '@/components/limits/ledger-list';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { sellerLedger } from '@/lib/limits/views/ledger';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';
import { sellerPage, sellerTitle } from '@/lib/web/session';

interface Props {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('limits');
  return { title: (await getTranslations('limits.ledger'))('title') };
}

export default async function SellerLedger({ params, searchParams }: Props) {
  const [{ id }, { after, before }] = await Promise.all([params, searchParams]);
  const [actor, deps] = await Promise.all([
    sellerPage('limits', `/seller/limits/${encodeURIComponent(id)}`), webDeps(),
  ]);
  const ledger = await sellerLedger(deps, actor, id, { after: oneParam(after), before: oneParam(before) });
  if (!ledger) notFound();
  return (
    <div className="max-w-read">
      <LedgerHead ledger={ledger} />
      <div className="mb-8"><ExposureFigures {...ledger.exposure} /></div>
      <LedgerList ledger={ledger} orders="/seller/orders" />
      <Pagination {...pageLinks(`/seller/limits/${id}`, ledger)} />
    </div>
  );
}
