import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonVariants } from '@/components/ui/button-look';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import type { OrderFormView } from '@/lib/orders/views/order-form';

/** The approval ended before the signature: what was typed is safe, and how to go on. */
export function ExpiredForm({ view, askHref }: { view: OrderFormView; askHref: string }) {
  const t = useTranslations('orders.form');
  return (
    <div className="mx-auto max-w-read">
      <PageHeader kicker={<span className="money">{view.number}</span>} title={t('title')} />
      <Panel tone="caution" title={t('expired.title')}>
        <p className="mt-1">{t('expired.text')}</p>
      </Panel>
      <p className="mt-6"><Link href={askHref} className={buttonVariants({ variant: 'primary', size: 'lg' })}>{t('expired.action')}</Link></p>
    </div>
  );
}
