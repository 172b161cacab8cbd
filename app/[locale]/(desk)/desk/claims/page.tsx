import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ContestedCare } from '@/components/guarantee/contested-care';
import { ClaimTable } from '@/components/guarantee/claim-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { Tabs } from '@/components/ui/tabs';
import { readCursor } from '@/lib/catalogue/model/cursor';
import { claimQueue, CLAIM_TABS, contestedCare, openObjections, type ClaimTab } from '@/lib/guarantee/views/lists';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { decideContestAction } from './actions';

const PATH = '/desk/claims';
const addressOf = (query: Record<string, string>) => `${PATH}?${new URLSearchParams(query)}`;

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('guarantee.desk'))('title') };
}

export default async function DeskClaims({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [query, actor, { db, clock }, t, k] = await Promise.all([searchParams, pageActor('DESK', PATH), webDeps(), getTranslations('guarantee.desk'), getTranslations('guarantee.keeper')]);
  const tab: ClaimTab = query['tab'] === 'all' ? 'all' : 'due';
  const [after, before] = [readCursor(query['after']), readCursor(query['before'])];
  const now = clock.now().toString();
  const [contests, page, objections] = await Promise.all([contestedCare(db, actor, clock.now()), claimQueue(db, actor, { tab, ...(after && { after }), ...(before && { before }) }), openObjections(db, actor)]);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="space-y-12">
        <Section title={t('objections')}><ClaimTable rows={objections} base={PATH} now={now} caption={t('objections')} empty={<EmptyState>{t('objectionsEmpty')}</EmptyState>} /></Section>
        {contests.length > 0 && <Section title={t('contests')} lead={t('contestsLead')}><ContestedCare visits={contests} action={decideContestAction} /></Section>}
        <Section title={t('all')}>
          <Tabs label={k('tabsLabel')} tabs={CLAIM_TABS.map((each) => ({ href: addressOf({ tab: each }), label: k(`tabs.${each}`), current: each === tab }))} />
          <ClaimTable rows={page.rows} base={PATH} now={now} caption={t('all')} empty={<EmptyState>{t('empty')}</EmptyState>} />
          <Pagination {...(page.previous && { previous: addressOf({ tab, before: page.previous }) })} {...(page.next && { next: addressOf({ tab, after: page.next }) })} />
        </Section>
      </div>
    </>
  );
}
