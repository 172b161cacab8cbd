import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import { SETTLEMENT_STATES, type SettlementState } from '@/lib/settlements/model/settlement';

/** Which settlements are shown: all, or those of one state, with how many there are. */
export function StateLinks({ state, counts }: { state: SettlementState | null; counts: Partial<Record<SettlementState, number>> }) {
  const t = useTranslations('settlements');
  const places = [{ key: null, href: '/admin/settlements', label: t('admin.every') }, ...SETTLEMENT_STATES.map((key) => ({ key, href: `/admin/settlements?state=${key}`, label: `${t(`states.${key}`)} ${counts[key] ?? 0}` }))];
  return (
    <nav aria-label={t('admin.filter')} className="mb-4 flex flex-wrap gap-x-4">
      {places.map(({ key, href, label }) => (
        <Link key={href} href={href} aria-current={key === state ? 'page' : undefined} className={cn('inline-flex min-h-11 items-center border-b-2 text-sm whitespace-nowrap', key === state ? 'border-ink font-semibold' : 'border-transparent text-ink-muted hover:text-ink')}>{label}</Link>
      ))}
    </nav>
  );
}
