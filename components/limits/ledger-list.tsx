import { ArrowDown, ArrowUp, Ban, Check, CircleDashed, Clock, Lock, LockOpen, type LucideIcon } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import { PageHeader } from '@/components/ui/page-header';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { Ledger, LedgerRow } from '@/lib/limits/views/ledger';
import { useLenderName } from './lender-name';

const ICONS: Record<LedgerRow['kind'], LucideIcon> = {
  APPROVED: Check, RAISED: ArrowUp, LOWERED: ArrowDown, HELD: Lock, USED: CircleDashed, RELEASED: LockOpen, REVOKED: Ban, EXPIRED: Clock, DECLINED: Ban,
};

/** Whose limit it is, and what for. */
export function LedgerHead({ ledger }: { ledger: Ledger }) {
  const t = useTranslations('limits');
  const name = useLenderName();
  return <PageHeader title={t('ledger.title')} lead={[ledger.mall ? t('mine.mall') : ledger.goods, name(ledger)].filter(Boolean).join(' · ')} />;
}

/** What happened to one limit, newest first. */
export function LedgerList({ ledger, orders }: { ledger: Ledger; /** Where an order's page stands. */ orders: '/orders' | '/seller/orders' }) {
  const t = useTranslations('limits.ledger');
  if (ledger.rows.length === 0) return <EmptyState>{t('empty')}</EmptyState>;
  return <ul className="border-t border-ink">{ledger.rows.map((row) => <Row key={row.id} row={row} currency={ledger.currency} orders={orders} />)}</ul>;
}

function Row({ row, currency, orders }: { row: LedgerRow; currency: string; orders: string }) {
  const t = useTranslations('limits.ledger');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const Icon = ICONS[row.kind];
  return (
    <li className="flex gap-3 border-b border-line py-3 text-sm">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-muted" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="font-semibold">{row.was ? t(`RELEASED_${row.was}`) : t(row.kind as Exclude<LedgerRow['kind'], 'RELEASED'>)}</span>
          <Money minor={row.amountMinor} currency={currency} className="font-semibold" />
        </p>
        <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-ink-muted">
          <span className="money">{formatTableInstant(row.at, locale)}</span>
          {row.monthlyMinor > 0n && <span>{t.rich('month', { amount: () => <Money minor={row.monthlyMinor} currency={currency} /> })}</span>}
        </p>
        {row.order && <OrderLine order={row.order} orders={orders} />}
      </div>
    </li>
  );
}

/** A form that is open is its purchaser's alone, and so has no page at the seller's. */
function OrderLine({ order, orders }: { order: NonNullable<LedgerRow['order']>; orders: string }) {
  const words = <>{order.goods} · <span className="money">{order.number}</span></>;
  if (orders === '/seller/orders' && order.inForm) return <p className="text-ink-muted">{words}</p>;
  return <Link href={`${orders}/${order.id}${order.inForm ? '/form' : ''}`} className="inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6"><span>{words}</span></Link>;
}
