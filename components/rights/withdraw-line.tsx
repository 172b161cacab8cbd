import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { plainDateIn } from '@/lib/kernel/calendar';
import { formatDay } from '@/lib/kernel/day-text';
import type { ContractRights } from '@/lib/rights/views/purchaser';
import { cn } from '@/components/ui/cn';

/** That a contract may be withdrawn from, until when and by which article: at the foot of the way to a signature. */
export function WithdrawLine({ rights: { contractId, withdrawal, now }, className }: { rights: ContractRights; className?: string }) {
  const t = useTranslations('rights');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <div className={cn('border-t border-line pt-4 text-sm text-ink-muted', className)}>
      <p>{withdrawal.lastOn === null ? t('panel.withdrawUnsealed') : t('panel.withdrawOpen', { date: formatDay(withdrawal.lastOn, locale, plainDateIn(now)) })}</p>
      <p className="flex flex-wrap items-center gap-x-3">
        <Link href={`/contracts/${contractId}/withdraw`} className="inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-8">{t('panel.withdrawLink')}</Link>
        <span className="text-xs">{t('law', { article: t('articles.withdrawal') })}</span>
      </p>
    </div>
  );
}
