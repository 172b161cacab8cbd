import { FileDown } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import type { SupplementRow } from '@/lib/contracts/views/supplements';
import { SupplementBadge } from './supplement-badge';

/** The supplements of a contract under it, each with its document. Nothing where there is none. */
export function SupplementList({ rows }: { rows: readonly SupplementRow[] }) {
  const t = useTranslations('supplements');
  if (rows.length === 0) return null;
  return (
    <Section title={t('list.title')} lead={t('list.lead')}>
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3">
            <Link href={`/contracts/${row.id}`} className="inline-flex min-h-11 shrink-0 items-center gap-2 text-accent max-sm:basis-full sm:mr-auto underline underline-offset-4 md:min-h-8"><span className="money">{row.number}</span><span>{t(`kinds.${row.kind}`)}</span></Link>
            <SupplementBadge state={row.state} fate={row.fate} />
            {row.delivered && <a href={`/contracts/${row.id}/document`} className="inline-flex min-h-11 items-center gap-1.5 text-sm text-accent underline underline-offset-4 md:min-h-8"><FileDown aria-hidden className="size-4" />{t('list.document', { number: row.number })}</a>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
