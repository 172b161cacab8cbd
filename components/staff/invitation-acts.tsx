'use client';
import { useTranslations } from 'next-intl';
import { useAct } from '@/components/ui/use-act';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field-error';
import { notify } from '@/components/ui/notify';
import type { Result } from '@/lib/kernel/result';

type Act = (input: { invitationId: string }) => Promise<Result<unknown>>;

export interface InvitationActions {
  resend: Act;
  revoke: Act;
}

/** What can be done with an invitation that nobody has accepted. */
export function InvitationActs({ invitationId, email, actions }: { invitationId: string; email: string; actions: InvitationActions }) {
  const t = useTranslations('staff');
  const resend = useAct(() => actions.resend({ invitationId }), () => notify(t('resent')));
  const revoke = useAct(() => actions.revoke({ invitationId }), () => notify(t('revoked')));
  const busy = resend.pending || revoke.pending;
  return (
    <div className="flex flex-col as-card:pt-2 as-row:items-end">
      <div className="flex flex-wrap gap-2">
        <Button size="sm" pending={resend.pending} disabled={busy} onClick={resend.press}>{t('resend')} <span className="sr-only">{email}</span></Button>
        <Button size="sm" pending={revoke.pending} disabled={busy} onClick={revoke.press}>{t('revoke')} <span className="sr-only">{email}</span></Button>
      </div>
      <div role="alert" className="[&>p]:mt-1.5"><FieldError text={resend.error ?? revoke.error} /></div>
    </div>
  );
}
