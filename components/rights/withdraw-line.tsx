import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { formatDay } from '@/lib/kernel/date-text';
import type { ContractRights } from '@/lib/rights/views/purchaser';
import { cn } from '@/components/ui/cn';

/** That a contract may be withdrawn from, until when and by which article: in a line, where it is being signed. */
export function WithdrawLine({ rights: { contractId, withdrawal }, className }: { rights: ContractRights; className?: string }) {
  const t = useTranslations('rights');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <p className={cn('border-t border-line pt-4 text-sm text-ink-muted', className)}>
      {t('panel.withdrawOpen', { date: formatDay(withdrawal.lastOn ?? '', locale) })} {t('panel.withdrawSigned')} ({t('law', { article: t('articles.withdrawal') })}){' '}
      <Link href={`/contracts/${contractId}/withdraw`} className="inline-flex min-h-11 items-center whitespace-nowrap text-accent underline underline-offset-4 md:min-h-6">{t('panel.withdrawLink')}</Link>
    </p>
  );
}
