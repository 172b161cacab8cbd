import { useLocale, useTranslations } from 'next-intl';
import { Temporal } from 'temporal-polyfill';
import { Section } from '@/components/ui/section';
import { plainDateIn, SEOUL } from '@/lib/kernel/calendar';
import { formatTableDate } from '@/lib/kernel/day-text';
import type { LogRow } from '@/lib/limits/views/request-log';
import { useLenderName } from './lender-name';

const clockOf = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(SEOUL).toPlainTime().toString({ smallestUnit: 'second' });

/** What happened so far, to the second; another day than the first is named. */
export function RequestLog({ log }: { log: readonly LogRow[] }) {
  const t = useTranslations('limits');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const days = log.map((row) => plainDateIn(row.at));
  return (
    <Section title={t('log.title')}>
      <ol className="space-y-2.5 text-sm">
        {log.map((row, index) => (
          <li key={row.key} className="flex gap-4">
            <time dateTime={row.at} className="money w-20 shrink-0 text-ink-muted">
              {days[index] !== days[0] && days[index] !== days[index - 1] && <span className="block">{formatTableDate(days[index] ?? '', locale)}</span>}
              {clockOf(row.at)}
            </time>
            <LogText row={row} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** What the purchaser did names the lender as the one to whom; whatever else happened begins with who did it. */
function LogText({ row: { what, code, after, lender, said } }: { row: LogRow }) {
  const t = useTranslations('limits.log');
  const states = useTranslations('limits.state');
  const name = useLenderName();
  const own = `own.${what}`;
  const why = `failedWhy.${code ?? ''}`;
  const other = t.has(what) ? t(what) : t('other');
  const state = (word: string) => (states.has(word) ? states(word) : word);
  const then = after && t('quarantinedAfter', { before: state(after.before), what: state(after.what) });
  const by = lender && !t.has(own) ? name(lender) : null;
  return (
    <span>
      {by && <span className="font-medium">{by} </span>}
      <span className="text-ink-muted">{lender && t.has(own) ? t(own, { name: name(lender) }) : code !== null && t.has(why) ? t(why) : then ?? other}{said !== null && <> · {said}</>}</span>
    </span>
  );
}
