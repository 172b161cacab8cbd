'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { useAct } from '@/components/ui/use-act';
import type { Result } from '@/lib/kernel/result';
import type { PayoutFileInput } from '@/lib/settlements/model/settlement';

/** What is approved in one currency goes into a file for the bank. */
export function MakeFileButton({ currency, count, action }: { currency: string; count: number; action: (input: PayoutFileInput) => Promise<Result<unknown>> }) {
  const t = useTranslations('settlements.admin');
  const { press, pending, error } = useAct(() => action({ currency }));
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <span className="text-sm text-ink-muted">{t('ready', { count })}</span>
      <Button pending={pending} onClick={press}>{t('make', { currency })}</Button>
      {error && <Panel live tone="critical" className="w-full">{error}</Panel>}
    </div>
  );
}
