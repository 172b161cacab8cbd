import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { ClockForm } from '@/components/admin/clock-form';
import { TravelForm } from '@/components/insights/travel-form';
import { TravelProgress } from '@/components/insights/travel-progress';
import { TravelSteering } from '@/components/insights/travel-steering';
import { WatchedLease } from '@/components/insights/watched-lease';
import { Button } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { lastTravel, nextDueDay, watchedLease } from '@/lib/insights/views/travel';
import { formatInstant } from '@/lib/kernel/date-text';
import { formatTableDate } from '@/lib/kernel/day-text';
import { readClockOffset } from '@/lib/platform/demo-clock';
import { webDeps } from '@/lib/web/deps';
import { paramsOf, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';
import { beginTravelAction, moveClockAction, steerTravelAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  const t = await getTranslations('accounts.clock');
  return { title: t('title') };
}

const HOUR = 3600;

export default async function ClockPage({ searchParams }: { searchParams: SearchParams }) {
  const deps = await webDeps();
  if (deps.env.mode !== 'demo') notFound();
  const [actor, t, way, found, offset, { lease: asked }] = await Promise.all([
    pageActor('ADMIN', '/admin/clock'), getTranslations('accounts.clock'), getTranslations('insights'), getLocale(), readClockOffset(deps.db), paramsOf(searchParams),
  ]);
  const locale = found === 'en' ? 'en' : 'ko';
  const number = asked?.trim().slice(0, 40);
  const [travel, due, lease] = await Promise.all([lastTravel(deps.db, actor), nextDueDay(deps, actor), number ? watchedLease(deps, actor, number) : null]);
  const ahead = offset === 0 ? t('onTime') : t('aheadBy', { days: Math.floor(offset / (24 * HOUR)), hours: Math.floor(offset / HOUR) % 24 });
  const running = travel?.state === 'RUNNING';
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <DescriptionList
        className="mb-8 max-w-112 border-t border-ink"
        items={[
          { term: t('now'), value: <span className="money font-semibold">{formatInstant(deps.clock.now(), locale)}</span> },
          { term: t('ahead'), value: ahead },
        ]}
      />
      {!running && (
        <Section title={way('travel.title')} lead={way('travel.lead')} className="mb-10">
          <TravelForm begin={beginTravelAction} due={due && { on: due.on, label: way('travel.toDue', { date: formatTableDate(due.on, locale), number: due.number }) }} />
        </Section>
      )}
      {travel && <TravelProgress travel={travel}>{travel.state !== 'DONE' && <TravelSteering id={travel.id} running={running} steer={steerTravelAction} />}</TravelProgress>}
      <Section title={way('watch.title')} lead={way('watch.lead')} className="mb-10">
        <form className="mb-6 flex flex-wrap items-end gap-3" aria-label={way('watch.title')}>
          <Field label={way('watch.number')} className="min-w-56 flex-1 md:max-w-96"><Input size="sm" name="lease" defaultValue={number ?? due?.number ?? ''} maxLength={40} /></Field>
          <Button type="submit">{way('watch.show')}</Button>
        </form>
        {number && !lease && <p role="status" className="text-sm">{way('watch.unknown', { number })}</p>}
        {lease && <WatchedLease lease={lease} />}
      </Section>
      {!running && <Section title={way('travel.jumpTitle')} lead={way('travel.jumpLead')}><ClockForm action={moveClockAction} /></Section>}
    </>
  );
}
