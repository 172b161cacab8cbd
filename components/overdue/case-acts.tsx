import { useLocale, useTranslations } from 'next-intl';
import { DescriptionList, type Description } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import type { accelerateInput, decideHardshipInput, demandInput } from '@/lib/billing/model/overdue-inputs';
import { formatLongDate } from '@/lib/kernel/day-text';
import { formatMoney } from '@/lib/kernel/money';
import type { OverdueCase } from '@/lib/billing/views/overdue';
import { AccelerateForm, DecideHardshipForm, SendDemandForm, type Act } from './reason-form';

/** What a purchaser asks for, and what granting it does. */
export function HardshipSection({ found: { hardship, currency, deferralUntilOn }, action }: { found: OverdueCase; action: Act<typeof decideHardshipInput> }) {
  const t = useTranslations('overdue.desk');
  const month = useTranslations('overdue.hardship');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  if (hardship?.state === 'GRANTED' && hardship.untilOn) return <Panel tone="info" title={t('hardshipRuns', { date: formatLongDate(hardship.untilOn, locale) })} />;
  if (hardship?.state !== 'ASKED' || deferralUntilOn === null) return null;
  return (
    <Section title={t('hardship')}>
      <DescriptionList className="mb-5" items={[
        { term: t('hardshipMonths'), value: month('month', { count: hardship.months }) },
        { term: t('hardshipPay'), value: <Money minor={hardship.canPayMinor} currency={currency} /> },
        { term: t('hardshipReason'), value: <span className="break-words whitespace-pre-line">{hardship.reason}</span> },
        { term: t('hardshipUntil'), value: t('hardshipUntilValue', { date: formatLongDate(deferralUntilOn, locale) }) },
      ]} />
      <DecideHardshipForm requestId={hardship.id} action={action} />
    </Section>
  );
}

/** The demands as they were sent, and the next one before it is. */
export function DemandSection({ found: { leaseId, state, frozen, demands, pastMinor, currency, demandUntilOn }, action }: { found: OverdueCase; action: Act<typeof demandInput> }) {
  const t = useTranslations('overdue.desk');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const may = state === 'LATE' && !frozen && pastMinor > 0n;
  if (!may && demands.length === 0) return null;
  return (
    <Section title={t('demand')}>
      {demands.map(({ id, sentOn, untilOn, text }) => (
        <details key={id} className="mb-3 text-sm">
          <summary className="flex min-h-11 cursor-pointer items-center text-accent underline underline-offset-4">{t('demandSent', { date: formatLongDate(sentOn, locale), until: formatLongDate(untilOn, locale) })}</summary>
          <p className="mt-2 rounded-md bg-sunken p-4 break-words whitespace-pre-line">{text}</p>
        </details>
      ))}
      {may && <><p className="mb-3 text-sm text-ink-muted">{t('sendDemandLead', { until: formatLongDate(demandUntilOn, locale), amount: formatMoney(pastMinor, currency, locale) })}</p><SendDemandForm leaseId={leaseId} action={action} /></>}
    </Section>
  );
}

/** Both conditions of the law, the figures, and the button only where nothing stands in the way. */
export function AccelerateSection({ found: { leaseId, state, currency, acceleration: a }, action }: { found: OverdueCase; action: Act<typeof accelerateInput> }) {
  const [t, e] = [useTranslations('overdue.desk'), useTranslations('overdue.errors')];
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  if (state !== 'DEMANDED') return null;
  const items: Description[] = [
    { term: t('accelerateOpen'), value: <Money minor={a.openMinor} currency={currency} /> },
    { term: t('accelerateLeft'), value: <Money minor={a.leftMinor} currency={currency} /> },
    ...(a.residualMinor > 0n ? [{ term: t('accelerateResidual'), value: <Money minor={a.residualMinor} currency={currency} /> }] : []),
    { term: t('accelerateRebate'), value: <Money minor={-a.rebateMinor} currency={currency} /> },
    { term: t('accelerateTotal'), value: <strong><Money minor={a.totalMinor} currency={currency} /></strong> },
    { term: t('accelerateCharges'), value: <Money minor={a.chargesMinor} currency={currency} /> },
  ];
  return (
    <Section title={t('accelerate')} lead={t('accelerateLead')}>
      <DescriptionList className="mb-5" items={items} />
      {a.obstacles.length > 0
        ? <Panel tone="neutral" title={t('obstacles')}><ul className="list-disc pl-5">{a.obstacles.map((each) => <li key={each}>{e(`obstacle-${each}`)}</li>)}</ul></Panel>
        : <AccelerateForm leaseId={leaseId} totalMinor={String(a.totalMinor)} amount={formatMoney(a.totalMinor, currency, locale)} action={action} />}
    </Section>
  );
}
