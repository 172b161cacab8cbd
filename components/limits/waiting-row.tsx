'use client';
import { Check, LoaderCircle, UserRoundSearch } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Deadline } from '@/components/ui/deadline';
import { Skeleton } from '@/components/ui/skeleton';
import { useServerNow } from '@/components/ui/use-server-now';
import { wantsLonger } from '@/lib/limits/model/usable';
import type { TakenRow as Taken, WaitingRow as Waiting } from '@/lib/limits/views/answers';
import type { Goods } from '@/lib/limits/views/goods';
import { useLenderName } from './lender-name';
import { OfferFigures } from './offer-figures';
import { CHOICE_ROW, OfferRadio } from './offer-radio';
import { OthersEnded } from './others-ended';

/** Somebody who is still answering keeps a place, with the clock. */
export function WaitingRow({ row, now }: { row: Waiting; now: string }) {
  const t = useTranslations('limits');
  const name = useLenderName()(row.lender);
  return (
    <li className="flex gap-4 border-b border-line py-4">
      <span aria-hidden className="size-6 shrink-0 rounded-full border-2 border-line" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <span className="text-lg leading-6 font-bold">{name}</span>
          <StateBadge row={row} />
          <Until row={row} now={now} />
        </div>
        <div className="mt-3 space-y-2"><Skeleton className="w-3/5" /><Skeleton className="w-2/5" /></div>
        <p className="mt-3 text-sm text-ink-muted">{t(row.state === 'REFERRED' ? 'personIsAtIt' : 'willGoOn')}</p>
      </div>
    </li>
  );
}

/** The offer that was taken up, while its lender says yes to it: it stays chosen until the reader chooses another. */
export function TakenRow({ row, now, goods, chosen, onChoose }: { row: Taken; now: string; goods: Goods; chosen: boolean; onChoose: () => void }) {
  const t = useTranslations('limits');
  const name = useLenderName()(row.lender);
  const id = `offer-${row.key}`;
  return (
    <li className={CHOICE_ROW}>
      <OfferRadio id={id} value={row.key} chosen={chosen} onChoose={onChoose} describedBy={`${id}-terms`} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <label htmlFor={id} className="text-lg leading-6 font-bold after:absolute after:inset-0">{name}</label>
          <Badge tone="accent" icon={Check} className="bg-surface">{t('taken.badge')}</Badge>
          <StateBadge row={row} />
          <Until row={row} now={now} />
        </div>
        <div id={`${id}-terms`}>
          <OfferFigures figures={row.taken} goods={goods} />
          <p className="mt-2 text-sm text-ink-muted">{t(row.state === 'REFERRED' ? 'personIsAtIt' : 'taken.waits')}</p>
          <OthersEnded takenUp={row.takenUp} />
        </div>
      </div>
    </li>
  );
}

function StateBadge({ row }: { row: Waiting }) {
  const t = useTranslations('limits');
  return row.state === 'REFERRED'
    ? <Badge tone="caution" icon={UserRoundSearch}>{t('state.REFERRED')}</Badge>
    : <Badge tone="moon" icon={LoaderCircle}>{t('state.PENDING')}</Badge>;
}

/** Minutes are counted down; whoever takes longer has a clock. */
function Until({ row, now }: { row: Waiting; now: string }) {
  return <span className="ml-auto text-sm text-ink-muted">{row.state === 'REFERRED' || wantsLonger(row, now) ? <Deadline at={row.answerBy} now={now} /> : <Left at={row.answerBy} now={now} />}</span>;
}

function Left({ at, now }: { at: string; now: string }) {
  const t = useTranslations('limits');
  const seconds = Math.max(0, Math.ceil((Date.parse(at) - useServerNow(now)) / 1000));
  return <span className="money">{t('left', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })}</span>;
}
