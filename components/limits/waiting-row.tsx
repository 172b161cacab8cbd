'use client';
import { LoaderCircle, UserRoundSearch } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Deadline } from '@/components/ui/deadline';
import { Skeleton } from '@/components/ui/skeleton';
import { useServerNow } from '@/components/ui/use-server-now';
import type { WaitingRow as Waiting } from '@/lib/limits/views/answers';
import { useLenderName } from './lender-name';

/** Somebody who is still answering keeps a place, with the clock. */
export function WaitingRow({ row, now }: { row: Waiting; now: string }) {
  const t = useTranslations('limits');
  const name = useLenderName()(row.lender);
  const person = row.state === 'REFERRED';
  return (
    <li className="flex gap-4 border-b border-line py-4">
      <span aria-hidden className="size-6 shrink-0 rounded-full border-2 border-line" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <span className="text-lg leading-6 font-bold">{name}</span>
          {person
            ? <Badge tone="caution" icon={UserRoundSearch}>{t('state.REFERRED')}</Badge>
            : <Badge tone="moon" icon={LoaderCircle}>{t('state.PENDING')}</Badge>}
          <span className="ml-auto text-sm text-ink-muted">{person ? <Deadline at={row.answerBy} now={now} /> : <Left at={row.answerBy} now={now} />}</span>
        </div>
        <div className="mt-3 space-y-2"><Skeleton className="w-3/5" /><Skeleton className="w-2/5" /></div>
        <p className="mt-3 text-sm text-ink-muted">{t(person ? 'personIsAtIt' : 'willGoOn')}</p>
      </div>
    </li>
  );
}

function Left({ at, now }: { at: string; now: string }) {
  const t = useTranslations('limits');
  const seconds = Math.max(0, Math.ceil((Date.parse(at) - useServerNow(now)) / 1000));
  return <span className="money">{t('left', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })}</span>;
}
