import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { LedgerHead, LedgerList } from '@/components/limits/ledger-list';
import { LimitPicture } from '@/components/limits/limit-picture';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { purchaserLedger } from '@/lib/limits/views/ledger';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';

interface Props {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('limits.ledger'))('title') };
}

export default async function OwnLedger({ params, searchParams }: Props) {
  const [{ id }, { after, before }] = await Promise.all([params, searchParams]);
  const [actor, deps] = await Promise.all([
    pageActor('PURCHASER', `/limits/ledger/${encodeURIComponent(id)}`), webDeps(),
  ]);
  const ledger = await purchaserLedger(deps, actor, id, { after: oneParam(after), before: oneParam(before) });
  if (!ledger) notFound();
  return (
    <div className="max-w-read">
      <LedgerHead ledger={ledger} />
      <div className="mb-8"><LimitPicture use={ledger.use} currency={ledger.currency} over={ledger.over} /></div>
      <LedgerList ledger={ledger} orders="/orders" />
      <Pagination {...pageLinks(`/limits/ledger/${id}`, ledger)} />
    </div>
  );
}
