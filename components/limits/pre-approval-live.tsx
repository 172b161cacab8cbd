'use client';
import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import type { Result } from '@/lib/kernel/result';
import { formatInstant } from '@/lib/kernel/date-text';
import { formatRate } from '@/lib/kernel/money';
import type { PreApprovalPage } from '@/lib/limits/views/pre-approval';
import { useLenderName } from './lender-name';
import { LimitPicture } from './limit-picture';
import { usePress } from './use-press';

interface Props {
  live: NonNullable<PreApprovalPage['live']>;
  desk: PreApprovalPage['desk'];
  giveUp: (input: { preApprovalId: string }) => Promise<Result<null>>;
}

/** The limit for the whole mall that stands: how much is free, until when, its ledger, and the way out of it. */
export function PreApprovalLive({ live, desk, giveUp }: Props) {
  const t = useTranslations('limits');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const name = useLenderName();
  const { press, pending, error } = usePress(giveUp);
  return (
    <Section title={t('pre.live')} lead={t('pre.liveLead', { name: name(desk), at: formatInstant(live.until, locale), rate: formatRate(live.annualRate) })} className="mb-10">
      <LimitPicture use={live.use} currency="KRW" />
      <div className="mt-5 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button asChild variant="primary"><Link href="/">{t('pre.toMall')}</Link></Button>
        <Link href={`/limits/ledger/${live.id}`} className="inline-flex min-h-11 items-center text-sm text-accent underline underline-offset-4">{t('mine.ledger')}</Link>
        <Button type="button" size="sm" pending={pending} pendingLabel={t('pre.givingUp')} onClick={() => press({ preApprovalId: live.id })}>{t('pre.giveUp')}</Button>
      </div>
      {error && <p role="alert" className="mt-2 text-sm text-critical">{error}</p>}
    </Section>
  );
}
