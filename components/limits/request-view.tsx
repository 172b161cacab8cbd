'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Section } from '@/components/ui/section';
import type { Ranking } from '@/lib/limits/model/ranking';
import { isSellersAlone } from '@/lib/limits/model/reasons';
import type { LimitRequestPage } from '@/lib/limits/views/request';
import type { RequestActions } from './acts';
import { ChooseBar, TakeBar } from './choose-bar';
import { EndedRow } from './ended-row';
import { GoodsLine } from './goods-line';
import { OfferList } from './offer-list';
import { RequestHead } from './request-head';
import { RequestLog } from './request-log';
import { TwoLimits } from './two-limits';
import { isTaken, useChoice } from './use-choice';
import { useProgress } from './use-progress';
import { useSteadyOrder } from './use-steady-order';

/** A limit request and its answers as they come in. */
export function LimitRequestView({ page, actions }: { page: LimitRequestPage; actions: RequestActions }) {
  const t = useTranslations('limits');
  const progress = useProgress(page);
  const [by, setBy] = useState<Ranking>('OWN');
  const steady = useSteadyOrder(page, by);
  const { chosen, pick } = useChoice(page, steady.rows);
  const live = page.offers.length + page.waiting.length > 0;
  const lead = live || page.chosen ? undefined : endedLead(page);
  const bar = <ChooseBar page={page} chosen={chosen} actions={actions} />;
  const settle = () => {
    steady.settle();
    pick(undefined);
  };
  return (
    <>
      <div className="grid gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24.5rem] lg:grid-rows-[auto_1fr]">
        <div className="lg:row-span-2">
          <RequestHead page={page} answered={progress.answered} asked={progress.asked} />
          <div className="mb-8 border-b border-line pb-5 lg:hidden"><GoodsLine goods={page.goods} terms={page.terms} /></div>
          <OfferList page={page} by={by} onRank={setBy} steady={{ ...steady, settle }} chosen={chosen} onChoose={pick} />
          {/* What was chosen is over: what to do now comes before how it came about. */}
          {page.end && bar}
          {page.ended.length > 0 && (
            <Section title={t(live ? 'endedTitle' : 'endedTitleAlone')} {...(lead && { lead: t(lead) })} className="mt-10">
              <ul>{page.ended.map((row) => <EndedRow key={row.key} row={row} goods={page.goods} actions={actions} />)}</ul>
            </Section>
          )}
          {!page.end && bar}
        </div>
        <div className="max-lg:hidden"><GoodsLine goods={page.goods} terms={page.terms} /></div>
        <aside className="space-y-10">
          {(live || page.chosen) && (
            <TwoLimits offer={page.chosen ?? (chosen && !isTaken(chosen) ? chosen : undefined)} takenId={page.chosen?.approvalId ?? null} over={page.end !== null} sellerName={page.sellerName} currency={page.goods.currency} />
          )}
          <RequestLog log={page.log} />
        </aside>
      </div>
      {chosen && <TakeBar choice={chosen} currency={page.goods.currency} actions={actions} />}
    </>
  );
}

/** Other terms help against a decline that is about the purchaser; where nobody gave an answer to use, asking again does. */
function endedLead({ ended }: LimitRequestPage) {
  const declined = ended.filter(({ what }) => what === 'DECLINED');
  if (declined.some(({ reasons }) => !isSellersAlone(reasons))) return 'endedLead';
  return ended.every(({ what }) => what === 'FAILED') ? 'endedLeadFailed' : undefined;
}
