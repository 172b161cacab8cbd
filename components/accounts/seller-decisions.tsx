'use client';
import { useTranslations } from 'next-intl';
import { DecisionDialog } from './decision-dialog';
import type { SellerStatus } from '@/lib/accounts/model/seller';
import type { Result } from '@/lib/kernel/result';

type Decide = (input: { sellerId: string; reason: string }) => Promise<Result<unknown>>;

export interface SellerActions {
  approve: (input: { sellerId: string; note: string }) => Promise<Result<unknown>>;
  reject: Decide;
  suspend: Decide;
  restore: Decide;
}

/** What an admin may do with a seller where it stands. */
export function SellerDecisions({ sellerId, status, actions }: { sellerId: string; status: SellerStatus; actions: SellerActions }) {
  const t = useTranslations('accounts');
  const hint = t('field.reasonHint');
  if (status === 'PENDING') {
    return (
      <>
        <DecisionDialog label={t('admin.reject')} text={t('admin.rejectText')} hint={hint} danger action={(reason) => actions.reject({ sellerId, reason })} />
        <DecisionDialog label={t('admin.approve')} text={t('admin.approveText')} hint={hint} primary optional action={(note) => actions.approve({ sellerId, note })} />
      </>
    );
  }
  if (status === 'APPROVED') {
    return <DecisionDialog label={t('admin.suspend')} text={t('admin.suspendText')} hint={hint} danger action={(reason) => actions.suspend({ sellerId, reason })} />;
  }
  if (status === 'SUSPENDED') {
    return <DecisionDialog label={t('admin.restore')} text={t('admin.restoreText')} hint={hint} action={(reason) => actions.restore({ sellerId, reason })} />;
  }
  return null;
}
