import { FileDown } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { AsRead, Hash } from '@/components/contracts/contract-proof';
import { buttonVariants } from '@/components/ui/button-look';
import { CopyableId } from '@/components/ui/copyable-id';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { groups } from '@/lib/contracts/model/verify';
import type { PurchaserSupplement } from '@/lib/contracts/views/supplements';
import { formatInstant } from '@/lib/kernel/date-text';
import type { Result } from '@/lib/kernel/result';
import { ChangeSides } from './change-sides';
import { SupplementBadge } from './supplement-badge';
import { WithdrawSupplement } from './withdraw-supplement';

const ENDS = ['withdrawn', 'lapsed'] as const;

interface Props {
  supplement: PurchaserSupplement;
  withdraw: (input: { supplementId: string }) => Promise<Result<unknown>>;
}

/** One supplement for its purchaser: what changes, how far it is, and its document. */
export function SupplementPage({ supplement, withdraw }: Props) {
  const t = useTranslations('supplements');
  const { id, number, state, fate, contract, change, currency } = supplement;
  const mayWithdraw = supplement.own && (state === 'DRAWN' || state === 'REVIEWED' || state === 'DELIVERED');
  const link = 'text-accent underline underline-offset-4';
  return (
    <div className="mx-auto max-w-read">
      <PageHeader kicker={t('page.kicker', { number: contract.number })} title={t('name', { number })} badge={<SupplementBadge state={state} fate={fate} />} lead={t(supplement.own ? 'page.own' : 'page.desk')} />
      <Standing supplement={supplement} />
      <div className="mb-8 flex flex-wrap items-start gap-3 empty:hidden">
        {state === 'DELIVERED' && <Link href={`/contracts/${id}/sign`} className={buttonVariants({ variant: 'primary' })}>{t('open.sign')}</Link>}
        {supplement.delivered && <a href={`/contracts/${id}/document`} className={buttonVariants({ variant: 'secondary' })}><FileDown aria-hidden className="size-4" />{t('page.document')}</a>}
        {mayWithdraw && <WithdrawSupplement supplementId={id} action={withdraw} />}
      </div>
      <div className="flex flex-col gap-10">
        {supplement.askNote && <Section title={t('page.deskNote')}><p className="text-sm break-words whitespace-pre-line">{supplement.askNote}</p></Section>}
        <Section title={t('page.what')}><ChangeSides change={change} currency={currency} /></Section>
        <Section title={t('page.papers')}>
          <DescriptionList items={[
            { term: t('page.contract'), value: <Link className={link} href={`/contracts/${contract.id}`}>{contract.number}</Link> },
            ...(supplement.leaseId ? [{ term: t('page.lease'), value: <Link className={link} href={`/leases/${supplement.leaseId}`}>{t('page.seeLease')}</Link> }] : []),
            ...(supplement.verifyCode ? [{ term: t('page.code'), value: <CopyableId value={groups(supplement.verifyCode)} /> }] : []),
            ...(supplement.sealedSha256 ? [{ term: t('page.sealedHash'), value: <Hash value={supplement.sealedSha256} /> }] : []),
            ...(supplement.documentSha256 ? [{ term: t('page.hash'), value: <><Hash value={supplement.documentSha256} />{supplement.sealedSha256 && <AsRead id={id} />}</> }] : []),
          ]} />
        </Section>
      </div>
    </div>
  );
}

function Standing({ supplement: { state, fate, signBy, endNote } }: { supplement: PurchaserSupplement }) {
  const t = useTranslations('supplements');
  const locale = useLocale() === 'ko' ? 'ko' : 'en';
  const className = 'mb-6';
  if (fate) return <Panel tone={fate === 'APPLIED' ? 'positive' : 'critical'} className={className}>{t(fate === 'APPLIED' ? 'page.applied' : 'page.keptOut')}</Panel>;
  if (state === 'ABANDONED') {
    const end = ENDS.find((each) => each === endNote);
    return <Panel tone="neutral" className={className}><span className="break-words whitespace-pre-line">{end ? t(`page.ended.${end}`) : t('page.ended.returned', { note: endNote ?? '' })}</span></Panel>;
  }
  const step = (['DRAWN', 'REVIEWED', 'DELIVERED', 'SIGNED', 'SEALED'] as const).find((each) => each === state) ?? 'DRAWN';
  return <Panel tone={step === 'DELIVERED' ? 'moon' : 'neutral'} className={className}>{t(`open.${step}`, { until: signBy ? formatInstant(signBy, locale) : '' })}</Panel>;
}
