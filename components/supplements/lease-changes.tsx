import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useDayText } from '@/components/orders/day-text';
import { buttonVariants } from '@/components/ui/button-look';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import { oneLineAddress } from '@/lib/accounts/model/seller';
import type { Result } from '@/lib/kernel/result';
import type { LeaseChanges } from '@/lib/supplements/views';
import { OpenSupplementPanel } from './open-supplement';

/**
 * Address and due day of a lease as they stand, and the ways to change them; while one change is under way, how far it
 * is. Nothing where nothing can be changed any more.
 */
export function LeaseChangesSection({ changes, withdraw }: { changes: LeaseChanges; withdraw: (input: { supplementId: string }) => Promise<Result<unknown>> }) {
  const t = useTranslations('supplements.lease');
  const day = useDayText();
  const [errors, { standing, open, leaseId, active, atDesk, from, hasLeft, goodsBack, takenOver }] = [useTranslations('supplements.errors'), changes];
  if ((!active && !open && !takenOver) || (goodsBack && !open)) return null;
  const button = buttonVariants({ variant: 'secondary' });
  return (
    <Section title={t('title')} lead={!takenOver && t('lead')}>
      <DescriptionList items={[
        { term: t('nowAddress'), value: oneLineAddress(standing.address) },
        { term: t('nowDueDay'), value: t('everyMonth', { day: day(standing.dueDay) }) },
      ]} />
      <div className="mt-4">
        {open ? <OpenSupplementPanel open={open} withdraw={withdraw} /> : !takenOver && (
          <div className="flex flex-wrap gap-3">
            <Link href={`/leases/${leaseId}/address`} className={button}>{t('address')}</Link>
            {atDesk && from && <Link href={`/leases/${leaseId}/due-day`} className={button}>{t('dueDay')}</Link>}
          </div>
        )}
        {!open && <p className="mt-3 text-sm text-ink-muted empty:hidden">{takenOver ? errors('taken-over') : !hasLeft ? t('nothingLeft') : !atDesk ? t('outside') : !from ? t('tooLate') : null}</p>}
      </div>
    </Section>
  );
}
