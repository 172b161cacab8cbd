import { useTranslations } from 'next-intl';
import { Deadline } from '@/components/ui/deadline';
import { Panel } from '@/components/ui/panel';
import type { Stage, Standing } from '@/lib/deliveries/model/standing';

const TONE: Partial<Record<Stage, 'critical' | 'caution'>> = { 'ship-late': 'critical', 'not-received': 'caution', 'serial-differs': 'caution' };

/** Whose turn it is, until when, and what comes of silence. */
export function NowPanel({ standing: { stage, turn, by }, now }: { standing: Standing; now: string }) {
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
    </Panel>
  );
}
