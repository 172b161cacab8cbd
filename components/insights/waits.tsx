import { useLocale, useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { QueueList } from '@/components/ui/queue-list';
import { Section } from '@/components/ui/section';
import { plainDateIn } from '@/lib/kernel/calendar';
import { formatDistance } from '@/lib/kernel/date-text';
import type { DeskWaiting, SellerWaiting } from '@/lib/insights/views/what-waits';

interface Props<Of> {
  waits: readonly Of[];
  today: string;
}

/** A queue of the leases in force as a line; those in which nothing waits are left out. */
function useLines(side: 'desk' | 'seller', hrefs: Record<string, string>) {
  const t = useTranslations('waits');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return ({ waits, today }: Props<DeskWaiting | SellerWaiting>) => waits.filter(({ count }) => count > 0).map(({ key, count, oldestAt }) => ({
    key, label: t(`${side}.${key}`), count, oldest: oldestAt && t(key === 'care' ? 'first' : 'since', { when: formatDistance(plainDateIn(oldestAt), today, locale) }), href: hrefs[key] ?? '',
  }));
}

const AT_DESK: Record<DeskWaiting['key'], string> = {
  hardship: '/desk/overdue', lateClaims: '/desk/claims', objections: '/desk/claims', contests: '/desk/claims', refusals: '/desk/rights', rightsCases: '/desk/rights', returns: '/desk/returns', transfers: '/desk/transfers', writeOffs: '/desk/overdue', refunds: '/desk/rights',
};

export function DeskWaits(props: Props<DeskWaiting>) {
  const t = useTranslations('waits');
  const lines = useLines('desk', AT_DESK)(props);
  return <Section title={t('desk.title')} className="mb-12">{lines.length === 0 ? <EmptyState>{t('none')}</EmptyState> : <QueueList lines={lines} />}</Section>;
}

const AT_SHOP: Record<SellerWaiting['key'], string> = { claims: '/seller/claims', returns: '/seller/returns', care: '/seller/claims', missedCare: '/seller/claims' };

export function SellerWaits(props: Props<SellerWaiting>) {
  const t = useTranslations('waits');
  const lines = useLines('seller', AT_SHOP)(props);
  return lines.length === 0 ? null : <Section title={t('seller.title')} className="mb-10"><QueueList lines={lines} /></Section>;
}
