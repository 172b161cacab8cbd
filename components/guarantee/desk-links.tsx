import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Section } from '@/components/ui/section';
import type { ClaimSight } from '@/lib/guarantee/views/claim';

const LINK = 'inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6';

/** Where the desk goes on from a claim: its lease, the shop's other claims, its accounts; and what it may do here. */
export function DeskLinks({ claim }: { claim: ClaimSight }) {
  const t = useTranslations('guarantee.desk');
  const { parties } = claim;
  return (
    <Section title={t('more')}>
      <p className="mb-3 text-sm text-ink-muted">{t('may')}</p>
      <ul className="flex flex-col text-sm">
        {parties?.inHouse && <li><Link href={`/desk/leases/${claim.leaseId}`} className={LINK}>{t('toLease', { number: claim.number })}</Link></li>}
        {parties !== null && <li><Link href={`/desk/sellers?q=${encodeURIComponent(parties.keeper.name)}`} className={LINK}>{t('toSeller', { name: parties.keeper.name })}</Link></li>}
      </ul>
    </Section>
  );
}
