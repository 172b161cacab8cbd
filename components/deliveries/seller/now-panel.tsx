import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Deadline } from '@/components/ui/deadline';
import { Panel } from '@/components/ui/panel';
import type { Stage, Standing } from '@/lib/deliveries/model/standing';

const TONE: Partial<Record<Stage, 'critical' | 'caution'>> = { 'ship-late': 'critical', 'not-received': 'caution', 'serial-differs': 'caution' };

/** Whose turn it is, until when, and what comes of silence; `children` is what else is to be known. */
export function NowPanel({ standing: { stage, turn, by }, now, children }: { standing: Standing; now: string; children?: ReactNode }) {
  const t = useTranslations('deliveries');
  const tone = TONE[stage] ?? (turn === 'SELLER' ? 'info' : 'neutral');
  return (
    <Panel
      tone={tone}
      title={turn === 'NOBODY' ? t(`stages.${stage}`) : (
        <span className="flex flex-wrap justify-between gap-x-4">
          {t('turn', { party: t(`parties.${turn}`) })}
          {by && <Deadline at={by} now={now} className="font-normal" />}
        </span>
      )}
    >
      <p className="mt-1">{t(`sellerNext.${stage}`)}</p>
      {children && <div className="mt-2">{children}</div>}
    </Panel>
  );
}
