'use client';
import { CircleAlert, Pause } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Panel } from '@/components/ui/panel';
import { StatRow } from '@/components/ui/stat-row';
import { watch } from '@/components/ui/watch';
import { percentOf, rateOf, secondsLeft, type RunState } from '@/lib/billing/model/run';
import type { RunProgress } from '@/lib/billing/views/run';
import { formatTableDate } from '@/lib/kernel/day-text';

const QUICK_MS = 1_000;
const SLOW_MS = 10_000;

/** `failed` when it could not be asked just now; `over` when it never will be. */
async function ask(): Promise<RunProgress | 'failed' | 'over'> {
  try {
    const response = await fetch('/admin/billing/state', { cache: 'no-store' });
    if (response.ok) return (await response.json()) as RunProgress;
    return response.status < 500 ? 'over' : 'failed';
  } catch {
    return 'failed';
  }
}

/** How far the run is, looked at while somebody can see it; the page is drawn anew when a day begins or ends. */
export function RunProgressView({ progress: drawn, stopped }: { progress: RunProgress; stopped: { at: string; by: string } | null }) {
  const t = useTranslations('billing');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const progress = useRun(drawn);
  const { day, state, failures } = progress;
  const left = day && secondsLeft(day);
  const ofDay = day ? t('ofDay', { day: formatTableDate(day.day, locale) }) : '';
  return (
    <div className="space-y-4">
      {state === 'stopped' && <Panel tone="caution" icon={Pause} title={t('stoppedTitle')}>{stopped && t('stoppedBy', { name: stopped.by, at: stopped.at })}</Panel>}
      {(state === 'still' || failures > 0) && <Panel tone="critical" icon={CircleAlert} title={t('stillTitle')}>{failures > 0 ? t('failed', { count: failures }) : t('still')}</Panel>}
      {day && (
        <>
          <div>
            <p className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
              <span className="money font-semibold">{ofDay}</span>
              <span className="text-ink-muted">{t(`state.${state satisfies RunState}`)}</span>
            </p>
            <progress className="sr-only" max={100} value={percentOf(day)} aria-label={ofDay} />
            <div aria-hidden className="h-3 overflow-clip rounded-xs border border-line-strong bg-canvas"><div className="h-full bg-accent" style={{ width: `${percentOf(day)}%` }} /></div>
          </div>
          <StatRow stats={[
            { key: 'done', label: t('done'), value: t('doneOf', { done: day.done, total: Math.max(day.total, day.done) }) },
            { key: 'rate', label: t('rate'), value: t('perSecond', { rate: rateOf(day) }) },
            { key: 'left', label: t('left'), value: day.finished ? '–' : left === null ? t('unknown') : t('seconds', { seconds: left }) },
            { key: 'days', label: t('daysLeft'), value: t('days', { days: progress.daysLeft }) },
          ]} />
        </>
      )}
    </div>
  );
}

function useRun(drawn: RunProgress): RunProgress {
  const router = useRouter();
  const [heard, setHeard] = useState<{ since: RunProgress; progress: RunProgress }>();
  const quick = drawn.state === 'runs' || (drawn.state === 'waits' && drawn.daysLeft > 0);
  useEffect(() => watch({
    every: quick ? QUICK_MS : SLOW_MS,
    look: async () => {
      const progress = await ask();
      if (typeof progress === 'string') return progress;
      setHeard({ since: drawn, progress });
      if (progress.stamp !== drawn.stamp) router.refresh();
      return 'again';
    },
  }), [drawn, quick, router]);
  return heard?.since === drawn ? heard.progress : drawn;
}
