'use client';
import { MailCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { useErrorText } from '@/components/ui/error-text';
import { Panel } from '@/components/ui/panel';
import type { Result } from '@/lib/kernel/result';

export type Resend = (input: { email: string }) => Promise<Result<{ email: string }>>;

/** A button that asks for the confirmation mail again, and says that it is on its way. */
export function ResendConfirmation({ email, resend, className }: { email: string; resend: Resend; className?: string }) {
  const t = useTranslations('accounts.signIn');
  const text = useErrorText();
  const [said, setSaid] = useState<{ text: string; failed: boolean } | null>(null);
  const [pending, start] = useTransition();
  const ask = () => start(async () => {
    const result = await resend({ email }).catch(() => null);
    if (result?.ok) setSaid({ text: t('resent', { email }), failed: false });
    else setSaid({ text: text(result?.error.code ?? 'not-sent', result?.error.params), failed: true });
  });
  return (
    <div className={className}>
      <Button block onClick={ask} pending={pending}>{t('resend')}</Button>
      {said && <Panel live tone={said.failed ? 'critical' : 'positive'} icon={MailCheck} className="mt-3">{said.text}</Panel>}
    </div>
  );
}
