'use client';
import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { useServerNow } from '@/components/ui/use-server-now';
import { wantsLonger } from '@/lib/limits/model/usable';
import type { LimitRequestPage } from '@/lib/limits/views/request';
import { useLenderName } from './lender-name';

/** A headline that counts the answers, one mark for each lender, and how long it has taken so far. */
export function RequestHead({ page, answered, asked }: { page: LimitRequestPage; answered: number; asked: number }) {
  const t = useTranslations('limits');
  // Who has answered since the page was drawn is not waited for any more; whose offer was taken up has answered before.
  const waiting = Math.max(0, page.waiting.filter((row) => !row.taken).length - (answered - page.answered));
  // It may take days, which nobody counts in seconds.
  const person = page.waiting.every((row) => row.state === 'REFERRED');
  const longer = page.waiting.some((row) => wantsLonger(row, page.now));
  const silent = asked - answered - waiting;
  return (
    <header className="mb-6">
      <p className="mb-1 text-sm text-ink-muted">{t('requestNumber', { number: page.number })}</p>
      <h1 className="text-2xl font-bold" aria-live="polite"><Headline page={page} answered={answered} waiting={waiting} /></h1>
      {page.end && page.end.reason !== null && <p className="mt-2">{t('endReason', { reason: page.end.reason })}</p>}
      <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-muted">
        <Marks answered={answered} waiting={waiting} asked={asked} />
        <span>
          {t('answeredOf', { asked, answered })}
          {waiting > 0 && !person && <> · <Elapsed since={page.createdAt} now={page.now} /></>}
          {silent > 0 && <> · {t('silent', { count: silent })}</>}
          {waiting > 0 && <span className={person || longer ? undefined : 'max-md:hidden'}> · {t(person ? 'personMayClose' : longer ? 'longMayClose' : 'mayClose')}</span>}
        </span>
      </p>
    </header>
  );
}

function Headline({ page, answered, waiting }: { page: LimitRequestPage; answered: number; waiting: number }) {
  const t = useTranslations('limits');
  const name = useLenderName();
  const taken = page.waiting.findLast((row) => row.taken);
  if (page.chosen) return t(page.end ? `headline.end.${page.end.why}` : 'headline.chosen', { name: name(page.chosen.lender) });
  if (page.state === 'CLOSED') return t(page.ended.some((row) => row.what === 'DECLINED') ? 'headline.declined' : 'headline.closed');
  if (taken) return t('headline.taken', { answered, name: name(taken.lender) });
  if (waiting > 0) return t(answered > 0 ? 'headline.some' : 'headline.none', { answered, waiting });
  return t(page.offers.length > 0 ? 'headline.all' : 'headline.over', { answered });
}

function Marks({ answered, waiting, asked }: { answered: number; waiting: number; asked: number }) {
  return (
    <span aria-hidden className="flex gap-1.5">
      {Array.from({ length: asked }, (_, index) => (
        <span key={index} className={cn('size-3 rounded-full', index < answered ? 'bg-accent' : index < answered + waiting ? 'border-2 border-dotted border-accent' : 'border border-line-strong')} />
      ))}
    </span>
  );
}

function Elapsed({ since, now }: { since: string; now: string }) {
  const t = useTranslations('limits');
  const seconds = Math.max(0, Math.floor((useServerNow(now) - Date.parse(since)) / 1000));
  if (seconds >= 3_600) return t('elapsedLong', { hours: Math.floor(seconds / 3_600), minutes: Math.floor(seconds / 60) % 60 });
  return <span className="money">{t('elapsed', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })}</span>;
}
