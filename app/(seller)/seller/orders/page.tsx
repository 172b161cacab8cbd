import { getLocale, getTranslations } from 'next-intl/server';
import { NoticeDetail } from '@/components/deliveries/notice-detail';
import { OrderSearch } from '@/components/deliveries/order-search';
import { SellerFigures } from '@/components/deliveries/seller-figures';
import { SellerOrderTable } from '@/components/deliveries/seller-order-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Tabs } from '@/components/ui/tabs';
import { readCursor } from '@/lib/catalogue/model/cursor';
import { isSellerTab, sellerTabs, type SellerTab } from '@/lib/deliveries/model/tabs';
import { sellerOrder } from '@/lib/deliveries/views/seller-order';
import { sellerCounts, sellerExposure, sellerOrders } from '@/lib/deliveries/views/seller-orders';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { webDeps } from '@/lib/web/deps';
import { pageActor } from '@/lib/web/session';
import { confirmReturnAction, declineNoticeAction, recordCarrierDeliveryAction, relayDecisionAction, sendDeliveryNoticeAction } from './actions';

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const ACTIONS = {
  answer: sendDeliveryNoticeAction, decline: declineNoticeAction, proof: recordCarrierDeliveryAction, relay: relayDecisionAction, returned: confirmReturnAction,
};

const PATH = '/seller/orders';
const address = (query: Record<string, string>) => {
  const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value)).toString();
  return text ? `${PATH}?${text}` : PATH;
};
const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '');

export default async function SellerOrdersPage({ searchParams }: Props) {
  const [query, actor, deps, t, language] = await Promise.all([
    searchParams, pageActor('SELLER', PATH), webDeps(), getTranslations('deliveries.seller'), getLocale(),
  ]);
  const now = deps.clock.now();
  const tab: SellerTab = isSellerTab(query.tab) ? query.tab : 'all';
  const [search, open, after, before] = [one(query.q).slice(0, 100), one(query.open), readCursor(query.after), readCursor(query.before)];
  const [page, counts, exposure, opened] = await Promise.all([
    sellerOrders(deps.db, actor, { tab, search, ...(after && { after }), ...(before && { before }) }, now),
    sellerCounts(deps.db, actor, now), sellerExposure(deps.db, actor), open ? sellerOrder(deps.db, actor, open, now) : null,
  ]);
  const here = { tab: tab === 'all' ? '' : tab, q: search, after: one(query.after), before: one(query.before) };
  const openOrder = opened?.standing.stage === 'to-accept' ? opened : null;
  return (
    <>
      <PageHeader title={t('title')} />
      <SellerFigures counts={counts} exposure={exposure} />
      <div className="mt-6 flex flex-wrap items-end justify-between gap-x-6 border-b border-line">
        <Tabs className="min-w-0 border-b-0" label={t('tabsLabel')} tabs={sellerTabs.map((each) => ({ href: address({ tab: each === 'all' ? '' : each }), label: t(`tabs.${each}`), count: counts.tabs[each], current: each === tab }))} />
        <OrderSearch search={search} tab={here.tab} />
      </div>
      <SellerOrderTable
        rows={page.rows} now={now.toString()} openId={openOrder?.id ?? null} detail={openOrder && <NoticeDetail order={openOrder} actions={ACTIONS} />}
        openHref={(id) => address({ ...here, open: id ?? '' })} empty={<EmptyState>{t(counts.tabs.all === 0 ? 'empty' : 'emptyTab')}</EmptyState>}
      />
      <Pagination
        summary={t('asOf', { time: formatTableInstant(now, language === 'en' ? 'en' : 'ko') })}
        {...(page.previous && { previous: address({ ...here, after: '', before: page.previous }) })} {...(page.next && { next: address({ ...here, before: '', after: page.next }) })}
      />
    </>
  );
}
