'use client';
import { ArrowDown, Check, CircleSlash, Clock, X, type LucideIcon } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field-error';
import { isSellersAlone, MALL_REASONS } from '@/lib/limits/model/reasons';
import type { EndedRow as Ended } from '@/lib/limits/views/answers';
import type { Goods } from '@/lib/limits/views/goods';
import type { RequestActions } from './acts';
import { HelpList, OtherSellers } from './help-list';
import { useLenderName } from './lender-name';
import { OthersEnded } from './others-ended';
import { ObjectForm } from './objections/object-form';
import { ObjectionNote } from './objections/objection-note';
import { usePress } from './use-press';

const LOOK: Record<Ended['what'], { tone: Tone; icon: LucideIcon }> = {
  DECLINED: { tone: 'critical', icon: X },
  FAILED: { tone: 'neutral', icon: Clock },
  EXPIRED: { tone: 'neutral', icon: Clock },
  REVOKED: { tone: 'critical', icon: CircleSlash },
  LOWERED: { tone: 'critical', icon: ArrowDown },
  ENDED: { tone: 'neutral', icon: CircleSlash },
  LOST: { tone: 'neutral', icon: CircleSlash },
  CHOSEN: { tone: 'positive', icon: Check },
};

/** An answer that cannot be taken (any more): why, what would change it, the same question again by one press where it may be, and who else looks at it. */
export function EndedRow({ row, goods, actions: { askAgain, object } }: { row: Ended; goods: Goods; actions: Pick<RequestActions, 'askAgain' | 'object'> }) {
  const t = useTranslations('limits');
  const korean = useLocale() === 'ko';
  const name = useLenderName()(row.lender);
  const { press, pending, error } = usePress(askAgain);
  // An answer came, and was not used: it is not said to be missing.
  const unused = row.what === 'FAILED' && row.reasons.some(({ code }) => code !== MALL_REASONS.NO_ANSWER.code);
  // About the seller's limit: nothing that the purchaser could change, or that would be wrong about them.
  const declined = row.what === 'DECLINED' && !isSellersAlone(row.reasons);
  const { tone, icon } = unused ? { tone: 'neutral' as const, icon: CircleSlash } : LOOK[row.what];
  return (
    <li className="border-b border-line py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <span className="font-semibold">{name}</span>
        <Badge tone={tone} icon={icon}>{t(unused ? 'ended.UNUSED' : `ended.${row.what}`)}</Badge>
      </div>
      <ul className="mt-1.5 space-y-1 text-sm">
        {row.reasons.map((reason) => <li key={reason.code}>{korean ? reason.ko : reason.en}</li>)}
        {row.reasons.length === 0 && <li className="text-ink-muted">{t(`endedWhy.${row.what}`)}</li>}
        {row.said !== null && <li>{t('endReason', { reason: row.said })}</li>}
      </ul>
      <OthersEnded takenUp={row.takenUp} />
      {row.mayAskAgain && (
        <Button className="mt-3" size="sm" pending={pending} pendingLabel={t('form.asking')} onClick={() => press({ askId: row.askId })}>
          {t('askAgain')}<span className="sr-only"> {name}</span>
        </Button>
      )}
      <div role="alert"><FieldError text={error} /></div>
      {declined && <HelpList helps={row.helps} goods={goods} />}
      {row.what === 'DECLINED' && !declined && <OtherSellers goods={goods} />}
      {row.objection ? <ObjectionNote objection={row.objection} /> : declined && <ObjectForm askId={row.askId} lender={name} action={object} />}
    </li>
  );
}
