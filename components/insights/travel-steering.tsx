'use client';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { useAct } from '@/components/ui/use-act';
import { watch } from '@/components/ui/watch';
import type { Result } from '@/lib/kernel/result';

const EVERY_MS = 1_500;

interface Props {
  id: string;
  running: boolean;
  steer: (input: { travelId: string; go: boolean }) => Promise<Result<unknown>>;
}

/** Stops the clock, or lets it go on. While it goes the page is drawn anew, as long as somebody sees it. */
export function TravelSteering({ id, running, steer }: Props) {
  const t = useTranslations('insights.travel');
  const router = useRouter();
  const { press, pending, error } = useAct(() => steer({ travelId: id, go: !running }));
  const [drawing, draw] = useTransition();
  const busy = useRef(false);
  useEffect(() => { busy.current = drawing; }, [drawing]);
  // A slow server is not asked again before it has answered: what piles up would never be drawn.
  useEffect(() => (running ? watch({
    every: EVERY_MS,
    look: () => {
      if (!busy.current) draw(() => router.refresh());
      return Promise.resolve('again');
    },
  }) : undefined), [running, router]);
  return (
    <>
      {error !== undefined && <Panel live tone="critical" className="mt-4">{error}</Panel>}
      <Button className="mt-4" onClick={press} pending={pending}>{t(running ? 'stop' : 'goOn')}</Button>
    </>
  );
}
