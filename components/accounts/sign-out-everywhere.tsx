'use client';
import { LogOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { closeSession } from './enter';
import { Button } from '@/components/ui/button';
import { useErrorText } from '@/components/ui/error-text';
import { Panel } from '@/components/ui/panel';
import type { Result } from '@/lib/kernel/result';

export function SignOutEverywhere({ action }: { action: (input: Record<string, never>) => Promise<Result<null>> }) {
  const t = useTranslations('accounts.account');
  const text = useErrorText();
  const [failed, setFailed] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const leave = () => start(async () => {
    const result = await action({}).catch(() => null);
    if (result?.ok) await closeSession('/sign-in');
    else setFailed(text(result?.error.code ?? 'not-sent', result?.error.params));
  });
  return (
    <>
      {failed && <Panel live tone="critical" className="mb-3">{failed}</Panel>}
      <Button variant="danger" onClick={leave} pending={pending}><LogOut aria-hidden />{t('signOutEverywhere')}</Button>
    </>
  );
}
