'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { buttonVariants } from '@/components/ui/button-look';
import { useErrorText } from '@/components/ui/error-text';
import { Panel } from '@/components/ui/panel';
import type { Result } from '@/lib/kernel/result';

type Seen = 'ACTIVE' | 'OPEN' | 'GONE';
export type ReturnAction = (input: { methodId: string }) => Promise<Result<{ seen: Seen }>>;

/** Whoever comes back from the payment company's page: what came of it is asked for, and said. */
export function SetupReturn({ methodId, leaseId, action }: { methodId: string; leaseId?: string; action: ReturnAction }) {
  const t = useTranslations('payments');
  const errorText = useErrorText();
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    const says = { ACTIVE: t('added'), OPEN: t('stillOpen'), GONE: t('notAdded') };
    void action({ methodId })
      .catch(() => ({ ok: false as const, error: { code: 'not-sent', params: {} } }))
      .then((result) => { setSaid(result.ok ? says[result.value.seen] : errorText(result.error.code, result.error.params)); });
    // Asked once for a return; texts and wrappers are new with every rendering.
    // The effect is idempotent at the other end.
  }, [methodId]);
  return (
    <Panel className="mb-6">
      <p role="status">{said ?? t('checking')}</p>
      {said !== undefined && leaseId !== undefined && <Link href={`/leases/${leaseId}`} className={buttonVariants({ variant: 'secondary', className: 'mt-3' })}>{t('backToLease')}</Link>}
    </Panel>
  );
}
