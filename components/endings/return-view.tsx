import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { buttonVariants } from '@/components/ui/button-look';
import { Money } from '@/components/ui/money';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { SumList } from '@/components/ui/sum-list';
import { percentText } from '@/lib/catalogue/model/percent';
import { formatInstant } from '@/lib/kernel/date-text';
import { formatDay } from '@/lib/kernel/day-text';
import { formatMoney } from '@/lib/kernel/money';
import type { Result } from '@/lib/kernel/result';
import { mayLapse } from '@/lib/endings/model/returns';
import type { ReturnOffer, ReturnSight } from '@/lib/endings/views/returns';
import { ActButton } from './act-button';
import { MissingPanel } from './missing-panel';
import { ReturnFacts, ReturnPhotos, ReturnTimeline } from './return-facts';
import { DisputeForm, ShipForm, type Dispute, type ShipReturn } from './return-forms';

type OnReturn = (input: { returnId: string }) => Promise<Result<unknown>>;

export interface ReturnActions {
  ask: (input: { leaseId: string; chargeMinor: string }) => Promise<Result<unknown>>;
  ship: ShipReturn;
  cancel: OnReturn;
  accept: OnReturn;
  dispute: Dispute;
}

/** What returning costs, before it is asked for. */
export function ReturnFigures({ offer, ask }: { offer: ReturnOffer; ask: ReturnActions['ask'] }) {
  const t = useTranslations('endings.return');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { figures: { cause, leftMinor, chargeMinor, otherwiseMinor }, currency, openMinor } = offer;
  const money = (minor: bigint) => <Money minor={minor} currency={currency} />;
  const hint = cause === 'EARLY' ? t('chargeHow', { percent: percentText(offer.returnChargeBps) }) : t(`free.${cause}`);
  return (
    <div>
      {offer.withdrawUntil !== null && (
        <Panel tone="info" title={t('withdrawTitle')} className="mb-6">
          <p>{t('withdraw', { date: formatDay(offer.withdrawUntil, locale) })}</p>
          <Link href={`/leases/${offer.id}/withdraw`} className="inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6">{t('withdrawLink')}</Link>
        </Panel>
      )}
      <SumList
        rows={[{ label: t('left'), value: money(leftMinor) }, ...(openMinor > 0n ? [{ label: t('open'), value: money(openMinor), hint: t('openHint') }] : [])]}
        result={{ label: t('charge'), value: money(chargeMinor) }}
        after={[{ label: hint, value: cause === 'EXIT_RIGHT' ? t.rich('otherwise', { amount: () => money(otherwiseMinor) }) : null }]}
      />
      <p className="mt-4 text-sm">{t('until')}{chargeMinor > 0n && ` ${t('untilLess')}`}</p>
      <p className="mt-2 text-sm text-ink-muted">{t('wear')}</p>
      {offer.rests ? <p className="mt-2 text-sm text-ink-muted">{t('rests')}</p> : <Panel tone="caution" title={t('restsNotTitle')} className="mt-4">{t('restsNot')}</Panel>}
      <div className="mt-5 flex flex-wrap gap-3 max-md:flex-col">
        <ActButton primary input={{ leaseId: offer.id, chargeMinor: chargeMinor.toString() }} action={ask} pendingLabel={t('pending')}>
          {chargeMinor === 0n ? t('submitFree') : t('submit', { amount: formatMoney(chargeMinor, currency, locale) })}
        </ActButton>
        <Link href={`/leases/${offer.id}`} className={buttonVariants({ variant: 'secondary' })}>{t('back')}</Link>
      </div>
    </div>
  );
}

const isOver = (by: string, now: string): boolean => Date.parse(by) < Date.parse(now);

/** A return under way as its purchaser sees it: what to do now, how far it is, all that was said. */
export function ReturnUnderWay({ leaseId, row, now, actions }: { leaseId: string; row: ReturnSight; now: string; actions: ReturnActions }) {
  const [t, locale] = [useTranslations('endings.return'), useLocale()];
  return (
    <div className="flex flex-col gap-10">
      <MissingPanel row={row} now={now} />
      {row.state === 'LABELLED' && (
        <Section title={t('shipTitle')}>
          {!row.rests && <Panel tone="caution" title={t('restsNotTitle')} className="mb-4">{t('restsNot')}</Panel>}
          <a href={`/leases/${leaseId}/return/label?lang=${locale}`} className={buttonVariants({ variant: 'secondary', className: 'mb-4' })}>{t('label')}</a>
          <ShipForm returnId={row.id} action={actions.ship} />
          {mayLapse(row.cause) && <div className="mt-6"><p className="mb-2 text-sm text-ink-muted">{t('cancelLead')}</p><ActButton input={{ returnId: row.id }} action={actions.cancel} pendingLabel={t('pending')}>{t('cancel')}</ActButton></div>}
        </Section>
      )}
      {row.state === 'INSPECTED' && <Claimed row={row} actions={actions} />}
      {row.state === 'DISPUTED' && row.times.decideBy !== null && <Panel tone="info">{t(isOver(row.times.decideBy, now) ? 'disputedLate' : 'disputed', { date: formatInstant(row.times.decideBy, locale === 'en' ? 'en' : 'ko') })}</Panel>}
      <Section title={t('timeline')}><ReturnTimeline row={row} now={now} /></Section>
      <ReturnFacts row={row} own without="INSPECTED" />
    </div>
  );
}

function Claimed({ row, actions }: { row: ReturnSight; actions: ReturnActions }) {
  const t = useTranslations('endings.return');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <Section title={t('claimTitle', { amount: formatMoney(row.claimedMinor, row.currency, locale) })}>
      <p className="text-sm break-words whitespace-pre-line">{row.note}</p>
      {row.photos.length > 0 && <div className="mt-4"><ReturnPhotos photos={row.photos} /></div>}
      <p className="mt-2 mb-4 text-sm text-ink-muted">{t('claimBy', { date: row.times.disputeBy === null ? '' : formatInstant(row.times.disputeBy, locale) })}</p>
      <SumList rows={[{ label: t('charge'), value: <Money minor={row.chargeMinor} currency={row.currency} /> }, { label: t('wearClaimed'), value: <Money minor={row.claimedMinor} currency={row.currency} /> }]} result={{ label: t('altogether'), value: <Money minor={row.chargeMinor + row.claimedMinor} currency={row.currency} /> }} className="mb-4" />
      <ActButton primary input={{ returnId: row.id }} action={actions.accept} pendingLabel={t('pending')}>{t('accept')}</ActButton>
      <div className="mt-6"><DisputeForm returnId={row.id} action={actions.dispute} /></div>
    </Section>
  );
}
