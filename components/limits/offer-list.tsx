'use client';
import { CircleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { SegmentedControl } from '@/components/ui/segmented-control';
import type { Ranking } from '@/lib/limits/model/ranking';
import type { OfferRow as Offer } from '@/lib/limits/views/answers';
import type { LimitRequestPage } from '@/lib/limits/views/request';
import { useLenderName } from './lender-name';
import { OfferRow } from './offer-row';
import { isTaken, type Choice } from './use-choice';
import { TakenRow, WaitingRow } from './waiting-row';

interface Props {
  page: LimitRequestPage;
  by: Ranking;
  onRank: (by: Ranking) => void;
  steady: { rows: Choice[]; first: Offer | undefined; outOfOrder: boolean; settle: () => void };
  chosen: Choice | undefined;
  onChoose: (key: string) => void;
}

/** The answers that can be taken, in an order that does not move under a finger, and who is still answering. */
export function OfferList({ page, by, onRank, steady, chosen, onChoose }: Props) {
  const t = useTranslations('limits');
  const { rows, first } = steady;
  const figures = rows.map((row) => (isTaken(row) ? row.taken : row));
  const returns = figures.some(({ residualMinor }) => residualMinor > 0n);
  const scale = figures.reduce((most, { totalToOwnMinor }) => (totalToOwnMinor > most ? totalToOwnMinor : most), 1n);
  if (rows.length === 0 && page.waiting.length === 0) return null;
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 text-sm text-ink-muted">{t(returns ? `ranked.${by}` : 'ranked.title')}</legend>
      {returns && rows.length > 1 && (
        <SegmentedControl
          legend={t('rank.legend')} legendHidden className="mb-3 md:max-w-80"
          options={[{ value: 'OWN', label: t('rank.OWN') }, { value: 'COST', label: t('rank.COST') }]}
          value={by} input={{ name: 'ranking', onChange: (event) => onRank(event.target.value === 'COST' ? 'COST' : 'OWN') }}
        />
      )}
      <div role="status">
        <NotHad page={page} />
        {steady.outOfOrder && (
          <Panel className="mb-3">
            <p className="mb-2">{t('newAnswer')}</p>
            <Button size="sm" onClick={steady.settle}>{t('rankAgain')}</Button>
          </Panel>
        )}
      </div>
      <ul className="border-t border-ink">
        {rows.map((row) => {
          const own = { chosen: row.key === chosen?.key, onChoose: () => onChoose(row.key) };
          if (isTaken(row)) return <TakenRow key={row.key} row={row} now={page.now} goods={page.goods} {...own} />;
          return <OfferRow key={row.key} offer={row} goods={page.goods} first={first ?? row} by={by} scaleMinor={scale} {...own} />;
        })}
        {page.waiting.map((row) => !row.taken && <WaitingRow key={row.key} row={row} now={page.now} />)}
      </ul>
    </fieldset>
  );
}

/** The offer that was taken up, and that its lender does not stand by. */
function NotHad({ page }: { page: LimitRequestPage }) {
  const t = useTranslations('limits.taken');
  const korean = useLocale() === 'ko';
  const name = useLenderName();
  const row = page.ended.find(({ key }) => key === page.taken.refusedKey);
  if (!row) return null;
  return (
    <Panel tone="caution" icon={CircleAlert} className="mb-3" title={t('refused', { name: name(row.lender) })}>
      {row.reasons.map((reason) => <p key={reason.code} className="mt-1">{korean ? reason.ko : reason.en}</p>)}
      {page.offers.length > 0 && <p className="mt-1">{t('rest')}</p>}
    </Panel>
  );
}
