'use client';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { watch } from '@/components/ui/watch';
import type { ImportProgress } from '@/lib/workplace/views/imports';

const EVERY_MS = 1_500;

async function ask(id: string): Promise<ImportProgress | 'failed' | 'over'> {
  try {
    const response = await fetch(`/seller/listings/imports/${id}/state`, { cache: 'no-store' });
    if (response.ok) return (await response.json()) as ImportProgress;
    return response.status < 500 ? 'over' : 'failed';
  } catch {
    return 'failed';
  }
}

/** How far the worker has come; the page is drawn anew when it is done. It goes on when nobody looks. */
export function ApplyProgress({ id, done, of }: { id: string; done: number; of: number }) {
  const t = useTranslations('workplace');
  const router = useRouter();
  const [heard, setHeard] = useState(done);
  useEffect(() => watch({
    every: EVERY_MS,
    look: async () => {
      const found = await ask(id);
      if (typeof found === 'string') return found;
      setHeard(found.done);
      if (found.state !== 'APPLIED') return 'again';
      router.refresh();
      return 'over';
    },
  }), [id, router]);
  const percent = of === 0 ? 100 : Math.floor((heard * 100) / of);
  return (
    <div className="max-w-read">
      <p className="mb-2 text-sm font-semibold">{t('applying', { done: heard, of })}</p>
      <div role="progressbar" aria-label={t('applyingLabel')} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100} className="h-1.5 rounded-full bg-line">
        <div className="h-full rounded-full bg-accent" style={{ width: `${percent}%` }} />
      </div>
      <p className="mt-2 text-xs text-ink-muted">{t('applyingNote')}</p>
    </div>
  );
}
