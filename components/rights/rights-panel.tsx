import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonVariants } from '@/components/ui/button-look';
import { Section } from '@/components/ui/section';
import { plainDateIn } from '@/lib/kernel/calendar';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { formatDay } from '@/lib/kernel/day-text';
import type { ContractRights } from '@/lib/rights/views/purchaser';

/** What a purchaser may still do about a contract, until when and by which article; on the contract's page and the lease's. */
export function RightsPanel({ rights }: { rights: ContractRights }) {
  const t = useTranslations('rights');
  const { withdrawal, refusal, leaseId, contractId } = rights;
  const base = leaseId === null ? `/contracts/${contractId}` : `/leases/${leaseId}`;
  return (
    <Section title={t('title')}>
      {(withdrawal.open || withdrawal.lastOn !== null || withdrawal.sent) && (
        <Right title={t('panel.withdrawTitle')} article={t('law', { article: t('articles.withdrawal') })}>
          <WithdrawalWords rights={rights} href={`${base}/withdraw`} />
        </Right>
      )}
      {(refusal.may || refusal.sent) && (
        <Right title={t('panel.refuseTitle')} article={t('law', { article: t('articles.refusal') })}>
          <p>{refusal.sent ? t(`refuse.state.${refusal.sent.state}`) : t('panel.refuseOpen')}</p>
          <Link href={`/leases/${leaseId}/refuse`} className={LINK}>{t(refusal.sent ? 'panel.refuseSee' : 'panel.refuseLink')}</Link>
        </Right>
      )}
    </Section>
  );
}

const LINK = 'inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6';

function Right({ title, article, children }: { title: string; article: string; children: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-2 border-b border-line py-3 text-sm last:border-b-0">
      <h3 className="flex flex-wrap items-baseline gap-x-3 text-base font-semibold">{title}<span className="text-xs font-normal text-ink-muted">{article}</span></h3>
      {children}
    </div>
  );
}

function WithdrawalWords({ rights: { withdrawal, now }, href }: { rights: ContractRights; href: string }) {
  const t = useTranslations('rights.panel');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { sent, lastOn, open } = withdrawal;
  if (sent) return <><p>{t('withdrawSent', { at: formatTableInstant(sent.sentAt, locale) })}</p><Link href={href} className={LINK}>{t('withdrawSee')}</Link></>;
  const date = lastOn === null ? '' : formatDay(lastOn, locale, plainDateIn(now));
  if (!open) return <p className="text-ink-muted">{t('withdrawOver', { date })}</p>;
  return (
    <>
      <p>{lastOn === null ? t('withdrawUnsealed') : t('withdrawOpen', { date })}</p>
      <p className="text-ink-muted">{t('withdrawSince')}</p>
      <Link href={href} className={buttonVariants({ variant: 'secondary', className: 'mt-1' })}>{t('withdrawLink')}</Link>
    </>
  );
}
