import { useLocale, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { plainDateIn } from '@/lib/kernel/calendar';
import { formatInstant } from '@/lib/kernel/date-text';
import { formatDay } from '@/lib/kernel/day-text';
import { formatMoney } from '@/lib/kernel/money';
import type { Result } from '@/lib/kernel/result';
import { mayLapse } from '@/lib/endings/model/returns';
import type { ReturnSight } from '@/lib/endings/views/returns';
import { ActButton } from './act-button';
import { isLateToSend } from './missing-panel';
import { DecideForm, InspectForm, LoseForm, ProveForm, type DecideDamage, type InspectReturn, type LoseReturn, type ProveArrival } from './return-forms';

/** The shop says that the goods are there, whether or not anybody said that they were sent; of an early return that was not sent the desk does. */
export function ArriveSection({ row, action }: { row: ReturnSight; action: (input: { returnId: string }) => Promise<Result<unknown>> }) {
  const t = useTranslations('endings.seller');
  if (row.state !== 'SHIPPED' && row.state !== 'LABELLED') return null;
  const sent = row.state === 'SHIPPED';
  if (!sent && mayLapse(row.cause)) return <Section title={t('arrive')}><p className="text-sm">{t('arriveByDesk')}</p></Section>;
  return (
    <Section title={t('arrive')} lead={t(sent ? 'arriveLead' : 'arriveUnsaidLead')}>
      <ActButton primary={sent} input={{ returnId: row.id }} action={action} pendingLabel={t('pending')}>{t(sent ? 'arrive' : 'arriveUnsaid')}</ActButton>
    </Section>
  );
}

/** How the goods are, once they are there, and cannot be withdrawn from at no cost any more. */
export function InspectSection({ row, inspect }: { row: ReturnSight; inspect: InspectReturn }) {
  const t = useTranslations('endings.seller');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  if (row.state !== 'ARRIVED') return null;
  const date = row.times.inspectBy === null ? '' : formatInstant(row.times.inspectBy, locale);
  if (row.lookFrom !== null) return <Section title={t('inspectTitle')}><Panel tone="info" title={t('lookFrom', { from: formatDay(row.lookFrom, locale) })}>{t('lookFromWhy', { date })}</Panel></Section>;
  return (
    <Section title={t('inspectTitle')} lead={t('inspectLead', { date })}>
      <InspectForm returnId={row.id} action={inspect} />
      <p className="mt-4 text-sm text-ink-muted">{t('shelf')}</p>
    </Section>
  );
}

/** What the desk decides of a claim that its purchaser objects to. */
export function DecideSection({ row, action }: { row: ReturnSight; action: DecideDamage }) {
  const t = useTranslations('endings.desk');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return <Section title={t('decideTitle')} lead={t('decideLead', { claimed: formatMoney(row.claimedMinor, row.currency, locale) })}><DecideForm returnId={row.id} action={action} /></Section>;
}

/** The desk knows that the goods are with a shop that says nothing. */
export function ProveSection({ row, action }: { row: ReturnSight; action: ProveArrival }) {
  const t = useTranslations('endings.desk');
  if (row.state !== 'SHIPPED' && row.state !== 'LABELLED') return null;
  return <Section title={t('proveTitle')} lead={t(row.state === 'SHIPPED' ? 'proveLead' : 'proveUnsaidLead')}><ProveForm returnId={row.id} action={action} /></Section>;
}

/** The desk waits no more for goods that do not come, once it may; before, where they are late to be sent, from when on and for how much. `now` as an RFC 3339 instant. */
export function LoseSection({ row, now, action }: { row: ReturnSight; now: string; action: LoseReturn }) {
  const t = useTranslations('endings.desk');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  if (row.lost === null) return null;
  const { from, mostMinor } = row.lost;
  const money = (minor: bigint) => formatMoney(minor, row.currency, locale);
  if (Date.parse(now) < Date.parse(from)) {
    if (!isLateToSend(row, now)) return null;
    return <Section title={t('lostTitle')}><p className="text-sm">{t('lostFrom', { date: formatDay(plainDateIn(from), locale) })}{mostMinor > 0n && ` ${t('lostFromMost', { amount: money(mostMinor) })}`}</p></Section>;
  }
  const hint = mostMinor === 0n ? null : `${t('lostMost', { amount: money(mostMinor) })}${row.state === 'SHIPPED' ? ` ${t('lostMostSent')}` : ''}`;
  return (
    <Section title={t('lostTitle')} lead={t('lostLead')}>
      {hint === null && <p className="mb-4 text-sm">{t(`lostNone.${row.cause}`, { charge: money(row.chargeMinor) })}</p>}
      <LoseForm returnId={row.id} amountHint={hint} action={action} />
    </Section>
  );
}
