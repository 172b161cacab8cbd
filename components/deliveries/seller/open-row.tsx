import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { SellerOrder } from '@/lib/deliveries/views/seller-order';
import { NoticeFacts, NoticeMilestones } from './notice-facts';
import type { SellerActs } from './seller-acts';
import { SellerTask, taskAt } from './seller-task';

/** What an open row holds: the delivery notice, how far it has come, and the one thing to do. */
export function OpenRow({ order, acts }: { order: SellerOrder; acts: SellerActs }) {
  const t = useTranslations('deliveries');
  const { stage } = order.standing;
  const task = taskAt(stage, order.facts);
  return (
    <div className="grid gap-x-10 gap-y-6 as-row:pt-1 lg:grid-cols-2">
      <div>
        <h2 className="text-sm font-semibold">{t('seller.notice.title')}</h2>
        <NoticeFacts order={order} />
        <NoticeMilestones order={order} className="mt-4" />
        <Link href={`/seller/orders/${order.id}`} className="mt-4 inline-flex min-h-11 items-center text-sm text-accent underline underline-offset-4 as-row:min-h-6">{t('seller.detail.whole')}</Link>
      </div>
      <div>
        {task && <h2 className="mb-2 text-sm font-semibold">{t(`seller.tasks.${task}`)}</h2>}
        {(task === 'ship' || !task) && <p className="mb-4 text-sm text-ink-muted">{t(`sellerNext.${stage}`)}</p>}
        <SellerTask key={stage} order={order} acts={acts} />
      </div>
    </div>
  );
}
