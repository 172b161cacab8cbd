'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { notify } from '@/components/ui/notify';
import { Panel } from '@/components/ui/panel';
import { useAct } from '@/components/ui/use-act';
import type { Result } from '@/lib/kernel/result';
import type { ApproveOutcome, SettlementInput } from '@/lib/settlements/model/settlement';

export type Approve = (input: SettlementInput) => Promise<Result<{ outcome: ApproveOutcome }>>;

const SAID = { APPROVED: 'approved', FIRST: 'approvedFirst', NOTHING_LEFT: 'nothingLeft' } as const;

/** An admin finds a settlement in order. */
export function ApproveButton({ settlementId, again, action }: { settlementId: string; again: boolean; action: Approve }) {
  const t = useTranslations('settlements.admin');
  const { press, pending, error } = useAct(() => action({ settlementId }), ({ outcome }) => notify(t(SAID[outcome])));
  return (
    <div className="flex flex-col items-start gap-3">
      {error && <Panel live tone="critical">{error}</Panel>}
      <Button variant="primary" pending={pending} onClick={press}>{t(again ? 'approveAgain' : 'approve')}</Button>
    </div>
  );
}
