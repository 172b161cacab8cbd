import { useLocale, useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import { Deadline } from '@/components/ui/deadline';
import { DescriptionList, type Description } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { Timeline, type TimelineEntry } from '@/components/ui/timeline';
import { plainDateIn } from '@/lib/kernel/calendar';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { formatDay } from '@/lib/kernel/day-text';
import type { ReturnState } from '@/lib/endings/model/returns';
import type { ReturnSight } from '@/lib/endings/views/returns';

const TONE: Record<ReturnState, Tone> = { LABELLED: 'accent', SHIPPED: 'accent', ARRIVED: 'moon', INSPECTED: 'caution', DISPUTED: 'critical', SETTLED: 'positive', CANCELLED: 'neutral', LOST: 'critical' };

export function ReturnBadge({ state }: { state: ReturnState }) {
  return <Badge tone={TONE[state]}>{useTranslations('endings.returnStates')(state)}</Badge>;
}

/** What was done of a return, what is waited for and until when. */
export function ReturnTimeline({ row, now }: { row: ReturnSight; now: string }) {
  const t = useTranslations('endings.return');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { times, state } = row;
  const until: Partial<Record<ReturnState, string | null>> = { LABELLED: times.shipBy, ARRIVED: times.inspectBy, INSPECTED: times.disputeBy, DISPUTED: times.decideBy };
  const step = (key: 'asked' | 'shipped' | 'arrived' | 'inspected' | 'settled' | 'lost', at: string | null, waits: ReturnState[]): TimelineEntry => ({
    key, text: t(key), state: at ? 'done' : waits.includes(state) ? 'now' : 'next',
    ...(at && { at: <time dateTime={at}>{formatTableInstant(at, locale)}</time> }),
    ...(!at && waits.includes(state) && until[state] && { note: <Deadline at={until[state]} now={now} /> }),
    ...(key === 'arrived' && times.missingFrom && { note: t('missingFrom', { date: formatDay(plainDateIn(times.missingFrom), locale) }) }),
  });
  return (
    <Timeline entries={[
      step('asked', times.askedAt, []),
      // What came without a word was not said to be sent.
      ...((times.arrivedAt && row.carrier === null) || (state === 'LOST' && !times.shippedAt) ? [] : [step('shipped', times.shippedAt, ['LABELLED'])]),
      ...(state === 'LOST' ? [step('lost', times.settledAt, [])] : [
        step('arrived', times.arrivedAt, ['SHIPPED']), ...(times.settledAt && !times.inspectedAt ? [] : [step('inspected', times.inspectedAt, ['ARRIVED'])]),
        step('settled', times.settledAt, ['INSPECTED', 'DISPUTED']),
      ]),
    ]} />
  );
}

/** Pictures of what was found, as whoever looked the goods over took them. */
export function ReturnPhotos({ photos }: { photos: readonly string[] }) {
  const t = useTranslations('endings.return');
  return (
    <ul className="grid max-w-read grid-cols-3 gap-3 sm:grid-cols-4">
      {photos.map((fileId, index) => (
        <li key={fileId}>
          <a href={`/files/returns/${fileId}`} className="block"><img src={`/files/returns/${fileId}`} alt={t('photo', { number: index + 1 })} loading="lazy" className="aspect-square w-full rounded-sm bg-plate object-contain" /></a>
        </li>
      ))}
    </ul>
  );
}

/** Its number, where it goes, what was found and claimed, said against it and decided. `own`: read by its purchaser. `without`: while the pictures stand beside the claim itself. */
export function ReturnFacts({ row, own = false, without }: { row: ReturnSight; own?: boolean; without?: ReturnState }) {
  const [t, seller] = [useTranslations('endings.return'), useTranslations('endings.seller')];
  const money = (minor: bigint) => <Money minor={minor} currency={row.currency} />;
  const words = (text: string) => <span className="break-words whitespace-pre-line">{text}</span>;
  const items: Description[] = [
    { term: t('number'), value: <span className="money">{row.number}</span> },
    { term: t('address'), value: row.address },
    { term: t('charge'), value: money(row.chargeMinor) },
    ...(row.trackingNumber !== null ? [{ term: seller('tracking'), value: `${row.carrier} ${row.trackingNumber}` }] : []),
    ...(row.wear !== null ? [{ term: t('inspected'), value: `${t(row.complete ? 'complete' : 'incomplete')} · ${t(row.works ? 'works' : 'broken')} · ${t(row.wear)}` }] : []),
    ...(row.note !== null ? [{ term: t('claimWhy'), value: words(row.note) }] : []),
    ...(row.photos.length > 0 && row.state !== without ? [{ term: t('photos'), value: <ReturnPhotos photos={row.photos} /> }] : []),
    ...(row.claimedMinor > 0n ? [{ term: seller('claim'), value: money(row.claimedMinor) }] : []),
    ...(row.disputeText !== null ? [{ term: t(own ? 'yourWords' : 'purchaserWords'), value: words(row.disputeText) }] : []),
    ...(row.damageMinor !== null && row.claimedMinor > 0n ? [{ term: seller('decided'), value: money(row.damageMinor) }] : []),
    ...(row.lostMinor !== null ? [{ term: t('lostMinor'), value: money(row.lostMinor) }] : []),
    ...(row.decisionNote !== null ? [{ term: t('decisionWhy'), value: words(row.decisionNote) }] : []),
    ...(row.damageMinor !== null ? [{ term: t('altogether'), value: money(row.chargeMinor + row.damageMinor + (row.lostMinor ?? 0n)) }] : []),
  ];
  return <DescriptionList items={items} />;
}
