import { useLocale } from 'next-intl';
import Link from 'next/link';
import type { NamesInBooks } from '@/lib/leases/names-views';
import { LINK } from './link';

interface Props {
  partyId: string | null;
  leaseId: string | null;
  names: NamesInBooks;
  /** The address of the account's history for that party or lease. */
  to: (filter: { party?: string; lease?: string }) => string;
}

/** Whose balance a line is, and of which lease: each leads to what else the account has of it. */
export function About({ partyId, leaseId, names, to }: Props) {
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <span className="flex flex-wrap gap-x-3">
      {partyId && <Link href={to({ party: partyId })} className={LINK}>{names.parties[partyId]?.[locale] ?? partyId}</Link>}
      {leaseId && <Link href={to({ lease: leaseId })} className={`${LINK} money`}>{names.leases[leaseId] ?? leaseId}</Link>}
      {!partyId && !leaseId && <span aria-hidden className="text-ink-muted">–</span>}
    </span>
  );
}
