import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import type { TransferLine } from '@/lib/transfers/views/lists';
import { TransferBadge } from './transfer-badge';

/** Leases that one gives to somebody or takes over, the newest first. */
export function MyTransfers({ rows }: { rows: readonly TransferLine[] }) {
  const t = useTranslations('transfers.mine');
  return (
    <Section title={t('title')} lead={t('lead')} className="mt-10">
      <ul>
        {rows.map(({ id, number, title, side, state }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-2">
            <span className="min-w-0">
              <Link href={`/transfers/${id}`} className="inline-flex min-h-11 items-center font-medium text-accent underline underline-offset-4 md:min-h-6">{title}</Link>
              <span className="block text-xs text-ink-muted">{t(side)} · <span className="money">{number}</span></span>
            </span>
            <TransferBadge state={state} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
