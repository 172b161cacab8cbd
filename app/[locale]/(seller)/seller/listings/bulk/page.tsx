import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { BulkForm } from '@/components/workplace/bulk-form';
import { pickedTitles, SELECTION_CAP, selectedIds } from '@/lib/catalogue/views/seller-list';
import { webDeps } from '@/lib/web/deps';
import { paramsOf, type SearchParams } from '@/lib/web/page-request';
import { sellerPage, sellerTitle } from '@/lib/web/session';
import { pickedIn } from '@/lib/workplace/model/picked';
import { previewBulkEditAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('listings');
  return { title: (await getTranslations('workplace'))('bulk') };
}

export default async function BulkPage({ searchParams }: { searchParams: SearchParams }) {
  const [actor, { db }, params, t] = await Promise.all([sellerPage('listings', '/seller/listings/bulk'), webDeps(), paramsOf(searchParams), getTranslations('workplace')]);
  const picked = pickedIn(params);
  if (!picked) notFound();
  const ids = await selectedIds(db, actor, picked);
  if (ids.length === 0) notFound();
  const back = <Button asChild><Link href="/seller/listings">{t('backToList')}</Link></Button>;
  if (ids.length > SELECTION_CAP) return <><PageHeader title={t('bulk')} /><EmptyState action={back}>{t('tooManyPicked', { count: ids.length, most: SELECTION_CAP })}</EmptyState></>;
  const titles = await pickedTitles(db, actor, ids);
  return (
    <>
      <PageHeader kicker={<Link href="/seller/listings" className="inline-flex min-h-6 items-center hover:text-accent">{t('listings')}</Link>} title={t('bulk')} lead={t('bulkLead', { count: ids.length })} />
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24.5rem]">
        <BulkForm listingIds={ids} preview={previewBulkEditAction} />
        <Section title={t('pickedTitle', { count: ids.length })}>
          <ul className="max-h-128 overflow-y-auto text-sm" tabIndex={0} aria-label={t('pickedTitle', { count: ids.length })}>
            {titles.map(({ id, number, title }) => (
              <li key={id} className="flex gap-3 border-b border-line py-2"><span className="money shrink-0 text-ink-muted select-all">{number}</span><span className="min-w-0 break-words">{title}</span></li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  );
}
