'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Section } from '@/components/ui/section';
import type { Ranking } from '@/lib/limits/model/ranking';
import type { LimitRequestPage } from '@/lib/limits/views/request';
import type { RequestActions } from './acts';
import { ChooseBar, TakeBar } from './choose-bar';
import { EndedRow } from './ended-row';
import { GoodsLine } from './goods-line';
import { OfferList } from './offer-list';
import { RequestHead } from './request-head';
import { RequestLog } from './request-log';
import { TwoLimits } from './two-limits';
import { useProgress } from './use-progress';
import { useSteadyOrder } from './use-steady-order';

/** A limit request and its answers as they come in. */
export function LimitRequestView({ page, actions }: { page: LimitRequestPage; actions: RequestActions }) {
  const t = useTranslations('limits');
  const progress = useProgress(page);
  const [by, setBy] = useState<Ranking>('OWN');
  const steady = useSteadyOrder(page.offers, by);
  const [picked, setPicked] = useState<string>();
  // What was first when something could first be chosen stays chosen, until the reader chooses or asks for the ranking.
  const chosen = steady.rows.find((offer) => offer.key === picked) ?? steady.rows[0];
  const live = page.offers.length + page.waiting.length > 0;
  const settle = () => {
    steady.settle();
    setPicked(undefined);
  };
  return (
    <>
      <div className="grid gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24.5rem] lg:grid-rows-[auto_1fr]">
        <div className="lg:row-span-2">
          <RequestHead page={page} answered={progress.answered} asked={progress.asked} />
          <div className="mb-8 border-b border-line pb-5 lg:hidden"><GoodsLine goods={page.goods} terms={page.terms} /></div>
          <OfferList page={page} by={by} onRank={setBy} steady={{ ...steady, settle }} chosen={chosen} onChoose={setPicked} />
          {page.ended.length > 0 && (
            <Section title={t(live ? 'endedTitle' : 'endedTitleAlone')} {...(!live && !page.chosen && { lead: t('endedLead') })} className="mt-10">
              <ul>{page.ended.map((row) => <EndedRow key={row.key} row={row} goods={page.goods} actions={actions} />)}</ul>
            </Section>
          )}
          <ChooseBar page={page} chosen={chosen} actions={actions} />
        </div>
        <div className="max-lg:hidden"><GoodsLine goods={page.goods} terms={page.terms} /></div>
        <aside className="space-y-10">
          {(live || page.chosen) && <TwoLimits offer={page.chosen ?? chosen} taken={page.chosen !== null} sellerName={page.sellerName} currency={page.goods.currency} />}
          <RequestLog log={page.log} />
        </aside>
      </div>
      {chosen && <TakeBar offer={chosen} currency={page.goods.currency} actions={actions} />}
    </>
  );
}
