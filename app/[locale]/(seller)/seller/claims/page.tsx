import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CareQueue } from '@/components/guarantee/care-acts';
import { ClaimTable } from '@/components/guarantee/claim-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { Tabs } from '@/components/ui/tabs';
import { readCursor } from '@/lib/catalogue/model/cursor';
import { careQueue, claimQueue, CLAIM_TABS, type ClaimTab } from '@/lib/guarantee/views/lists';
import { webDeps } from '@/lib/web/deps';
import { sellerPage, sellerTitle } from '@/lib/web/session';
import { confirmVisitAction, finishVisitAction } from './actions';

const PATH = '/seller/claims';
const addressOf = (query: Record<string, string>) => `${PATH}?${new URLSearchParams(query)}`;

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('orders');
  return { title: (await getTranslations('guarantee.keeper'))('title') };
}

export default async function SellerClaims({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [query, actor, { db, clock }, t] = await Promise.all([searchParams, sellerPage('orders', PATH), webDeps(), getTranslations('guarantee.keeper')]);
  const tab: ClaimTab = query['tab'] === 'all' ? 'all' : 'due';
  const [after, before] = [readCursor(query['after']), readCursor(query['before'])];
  const now = clock.now();
  const [page, visits] = await Promise.all([claimQueue(db, actor, { tab, ...(after && { after }), ...(before && { before }) }), careQueue(db, actor, now)]);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Tabs label={t('tabsLabel')} tabs={CLAIM_TABS.map((each) => ({ href: addressOf({ tab: each }), label: t(`tabs.${each}`), current: each === tab }))} />
      <ClaimTable rows={page.rows} base={PATH} now={now.toString()} caption={t('title')} empty={<EmptyState>{t('empty')}</EmptyState>} />
      <Pagination {...(page.previous && { previous: addressOf({ tab, before: page.previous }) })} {...(page.next && { next: addressOf({ tab, after: page.next }) })} />
      <Section title={t('care')} className="mt-12">{visits.length === 0 ? <p className="text-sm text-ink-muted">{t('careEmpty')}</p> : <CareQueue visits={visits} acts={{ confirm: confirmVisitAction, finish: finishVisitAction }} />}</Section>
    </>
  );
}
