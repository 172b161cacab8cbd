import { useLocale, useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import { formatInstant } from '@/lib/kernel/date-text';
import { formatMoney } from '@/lib/kernel/money';
import type { Result } from '@/lib/kernel/result';
import type { ReturnSight } from '@/lib/endings/views/returns';
import { ActButton } from './act-button';
import { DecideForm, InspectForm, type DecideDamage, type InspectReturn } from './return-forms';

/** What who takes the goods back has to do now: say that they arrived, then how they are. */
export function InspectSection({ row, arrive, inspect }: { row: ReturnSight; arrive: (input: { returnId: string }) => Promise<Result<unknown>>; inspect: InspectReturn }) {
  const t = useTranslations('endings.seller');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  if (row.state === 'SHIPPED') {
    return <Section title={t('arrive')} lead={t('arriveLead')}><ActButton primary input={{ returnId: row.id }} action={arrive} pendingLabel={t('pending')}>{t('arrive')}</ActButton></Section>;
  }
  if (row.state !== 'ARRIVED') return null;
  return (
    <Section title={t('inspectTitle')} lead={t('inspectLead', { date: row.times.inspectBy === null ? '' : formatInstant(row.times.inspectBy, locale) })}>
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
