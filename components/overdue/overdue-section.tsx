import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { buttonVariants } from '@/components/ui/button-look';
import { DescriptionList, type Description } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { formatDay, formatLongDate } from '@/lib/kernel/day-text';
import type { OverdueSight } from '@/lib/billing/views/overdue';
import { AnswerOfferForm, type AnswerOffer } from './answer-offer-form';
import { percentOf } from './percent-of';

const TONE = { CURRENT: 'neutral', GRACE: 'moon', REMINDED: 'moon', LATE: 'caution', DEMANDED: 'caution', ACCELERATED: 'caution', DEFERRED: 'info', SETTLING: 'info', WRITTEN_OFF: 'neutral' } as const;

/** On a lease's page: what is open of it, since when, what comes next and when, what it costs, and how to ask for help. Of a lease in order, the last alone. */
export function OverdueSection({ sight, answer }: { sight: OverdueSight; answer: AnswerOffer }) {
  const t = useTranslations('overdue.own');
  const { state, offer, hardship, demands, leaseId, mayAskForTime, frozen, chargeable, givenUp } = sight;
  const late = state === 'LATE' || state === 'DEMANDED';
  const words = late && offer?.state === 'BROKEN' ? 'BROKEN' as const : state === 'LATE' && !chargeable ? 'LATE_FREE' as const : givenUp?.leftMinor === 0n ? 'RECOVERED' as const : state;
  const calm = state === 'CURRENT';
  if (calm && !mayAskForTime && hardship?.state !== 'ASKED') return null;
  return (
    <Section title={t(calm ? 'helpTitle' : 'title')}>
      <div className="flex flex-col gap-5">
        {!calm && <Panel tone={TONE[state]} title={t(`words.${words}`)}>{frozen && <p>{t('rests')}</p>}{givenUp && givenUp.leftMinor > 0n && <p>{t('givenUpHow')}</p>}{givenUp?.kept && <p>{t('givenUpGoods')}</p>}</Panel>}
        {!calm && <Figures sight={sight} />}
        {offer?.state === 'OFFERED' && <Offer sight={sight} offer={offer} answer={answer} />}
        {demands.map((demand) => <Demand key={demand.id} demand={demand} />)}
        {hardship?.state === 'ASKED' && <Panel tone="moon" title={t('asked')}>{t('askedMonths', { months: hardship.months })}</Panel>}
        {hardship?.state === 'DECLINED' && !calm && <p className="text-sm break-words">{t('declined', { note: hardship.note ?? '' })}</p>}
        {mayAskForTime && (
          <div className="flex flex-col items-start gap-2 text-sm">
            {!calm && <h3 className="text-base font-semibold">{t('helpTitle')}</h3>}
            <p className="text-ink-muted">{t('helpLead')}</p>
            <Link href={`/leases/${leaseId}/hardship`} className={buttonVariants({ variant: 'secondary' })}>{t('help')}</Link>
          </div>
        )}
      </div>
    </Section>
  );
}

function Figures({ sight: { state, currency, openMinor, oldestOn, days, chargeMinor, dailyMinor, nextOn, today, lateRate, frozen, nextPart, givenUp } }: { sight: OverdueSight }) {
  const t = useTranslations('overdue.own');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  if (givenUp) {
    return <DescriptionList className="border-t border-line" items={[{ term: t('givenUp'), value: <Money minor={givenUp.leftMinor} currency={currency} /> }, { term: t('recovered'), value: <Money minor={givenUp.recoveredMinor} currency={currency} /> }]} />;
  }
  const settling = state === 'SETTLING';
  const items: (Description | false)[] = [
    { term: t(settling ? 'openAgreed' : 'open'), value: <strong className="text-base"><Money minor={openMinor} currency={currency} /></strong> },
    oldestOn !== null && { term: t('since'), value: <span className="money">{t('sinceValue', { date: formatDay(oldestOn, locale, today), days })}</span> },
    settling && nextPart !== null && { term: t('nextPart'), value: <span className="money"><Money minor={nextPart.minor} currency={currency} /> · {formatDay(nextPart.dueOn, locale, today)}</span> },
    { term: t('charges'), value: <><Money minor={chargeMinor} currency={currency} /> <span className="text-ink-muted">{t('lateRate', { rate: percentOf(lateRate) })}</span></> },
    { term: t('daily'), value: dailyMinor > 0n ? <Money minor={dailyMinor} currency={currency} signed /> : t('dailyNone') },
    state !== 'WRITTEN_OFF' && !frozen && { term: t('next'), value: settling && nextPart !== null ? t('breaks', { date: formatDay(nextPart.untilOn, locale, today) }) : nextOn === null ? t('nextNone') : t(`nextStep.${state}`, { date: formatDay(nextOn, locale, today) }) },
  ];
  return <DescriptionList className="border-t border-line" items={items.filter((item): item is Description => item !== false)} />;
}

function Demand({ demand: { sentOn, text } }: { demand: OverdueSight['demands'][number] }) {
  const t = useTranslations('overdue.own');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <details className="text-sm">
      <summary className="flex min-h-11 cursor-pointer items-center text-accent underline underline-offset-4">{t('demandTitle', { date: formatLongDate(sentOn, locale) })}</summary>
      <p className="mt-2 rounded-md bg-sunken p-4 break-words whitespace-pre-line">{text}</p>
    </details>
  );
}

function Offer({ sight: { currency }, offer, answer }: { sight: OverdueSight; offer: NonNullable<OverdueSight['offer']>; answer: AnswerOffer }) {
  const t = useTranslations('overdue.own');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <Section level={3} title={t('offer')}>
      <DescriptionList className="mb-4" items={[
        { term: t('offerOwed'), value: <Money minor={offer.owedMinor} currency={currency} /> },
        { term: t('offerTotal'), value: <strong><Money minor={offer.totalMinor} currency={currency} /></strong> },
        { term: t('offerLess'), value: <Money minor={offer.owedMinor - offer.totalMinor} currency={currency} /> },
        { term: t('offerParts'), value: t('offerPartsValue', { parts: offer.parts, date: formatLongDate(offer.firstOn, locale) }) },
      ]} />
      <AnswerOfferForm settlementId={offer.id} action={answer} />
    </Section>
  );
}
