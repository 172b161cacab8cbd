import type { ReactNode } from 'react';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { InspectSection } from '@/components/endings/inspect-section';
import { ReturnBadge, ReturnFacts, ReturnTimeline } from '@/components/endings/return-facts';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { returnSight, type ReturnSight } from '@/lib/endings/views/returns';
import type { Actor } from '@/lib/kernel/actor';
import { webDeps } from '@/lib/web/deps';

type Inspection = Parameters<typeof InspectSection>[0];

interface Props {
  actor: Actor;
  id: string;
  inspect: Inspection['inspect'];
  /** What comes first for this side alone; `now` as an RFC 3339 instant. */
  first: (row: ReturnSight, now: string) => ReactNode;
}

/** One return as who takes the goods back works at it. */
export async function ReturnView({ actor, id, inspect, first }: Props) {
  const [{ db, clock }, t, causes] = await Promise.all([webDeps(), getTranslations('endings.return'), getTranslations('endings.causes')]);
  const at = clock.now();
  const row = await returnSight(db, actor, id, at);
  if (!row) notFound();
  const now = at.toString();
  return (
    <>
      <PageHeader kicker={<span className="money">{row.number} · {causes(row.cause)}</span>} title={row.title} badge={<ReturnBadge state={row.state} />} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-10 xl:grid-cols-[minmax(0,1fr)_24.5rem]">
        <div className="flex max-w-read flex-col gap-10">
          {first(row, now)}
          <InspectSection row={row} inspect={inspect} />
          <ReturnFacts row={row} />
        </div>
        <Section title={t('timeline')}><ReturnTimeline row={row} now={now} /></Section>
      </div>
    </>
  );
}
