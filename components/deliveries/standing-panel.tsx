import { useTranslations } from 'next-intl';
import { Children, type ReactNode } from 'react';
import { Deadline } from '@/components/ui/deadline';
import { Panel } from '@/components/ui/panel';
import type { Standing } from '@/lib/deliveries/model/standing';

const URGENT = new Set(['ship-late', 'not-received', 'serial-differs']);

/** Whose turn it is, until when, and what silence brings; the reader's own doings stand underneath. */
export function StandingPanel({ standing, side, now, children }: { standing: Standing; side: 'PURCHASER' | 'SELLER'; now: string; children?: ReactNode }) {
  const t = useTranslations('deliveries');
  const { stage, turn, by } = standing;
  // What is not there counts for nothing here.
  const doings = Children.toArray(children);
  const tone = URGENT.has(stage) ? 'critical' : turn === side ? 'moon' : 'neutral';
  return (
    <Panel tone={tone}>
      <p className="flex flex-wrap gap-x-3 gap-y-1 font-semibold">
        {turn !== 'NOBODY' && <span>{turn === side ? t('yourTurn') : t('turn', { party: t(`parties.${turn}`) })}</span>}
        {by && <Deadline at={by} now={now} />}
      </p>
      <p>{t(`${side === 'PURCHASER' ? 'purchaserNext' : 'sellerNext'}.${stage}`)}</p>
      {doings.length > 0 && <div className="mt-3 flex flex-col items-start gap-3">{doings}</div>}
    </Panel>
  );
}
