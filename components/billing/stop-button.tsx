'use client';
import { Pause, Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { useAct } from '@/components/ui/use-act';
import type { Result } from '@/lib/kernel/result';

/** Stops the run after the batch it is at, or lets it go on where it was. */
export function StopButton({ stopped, action }: { stopped: boolean; action: (input: { stop: boolean }) => Promise<Result<null>> }) {
  const t = useTranslations('billing');
  const { press, pending, error } = useAct(() => action({ stop: !stopped }));
  return (
    <div className="flex flex-col items-start gap-1">
      <Button variant={stopped ? 'primary' : 'secondary'} onClick={press} pending={pending}>
        {stopped ? <Play aria-hidden /> : <Pause aria-hidden />}{t(stopped ? 'goOn' : 'stop')}
      </Button>
      <p role="alert" className="text-sm text-critical empty:hidden">{error}</p>
    </div>
  );
}
