import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FollowOrders } from '@/components/deliveries/follow-orders';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import type { ClaimSight } from '@/lib/guarantee/views/claim';
import { ClaimBadge } from './claim-badge';
import { ClaimFacts, ClaimStanding } from './claim-facts';
import { ClaimThread } from './claim-thread';
import { SayForm, type SayInClaim } from './say-form';

interface Props {
  claim: ClaimSight;
  now: string;
  /** Where a new version is asked for. */
  address: string;
  say: SayInClaim;
  /** What this reader may do where it stands. */
  acts: ReactNode;
  back: ReactNode;
}

/** The one page of a claim, with its one thread, for whoever reads it. */
export function ClaimPage({ claim, now, address, say, acts, back }: Props) {
  const t = useTranslations('guarantee');
  return (
    <>
      <FollowOrders address={address} version={claim.version} over={claim.state === 'CLOSED'} said={t(`states.${claim.state}`)} />
      <PageHeader kicker={<span className="money">{claim.number}</span>} title={claim.title} badge={<ClaimBadge state={claim.state} />} lead={claim.end !== null && t(`ends.${claim.end}`)} />
      <div className="flex max-w-read flex-col gap-10">
        <ClaimStanding claim={claim} />
        {acts}
        <Section title={t('claim.facts')}><ClaimFacts claim={claim} now={now} /></Section>
        <Section title={t('claim.thread')}><ClaimThread claim={claim} /></Section>
        {claim.state !== 'CLOSED' && <Section title={t('claim.say')}><SayForm claimId={claim.id} action={say} /></Section>}
        {back}
      </div>
    </>
  );
}
