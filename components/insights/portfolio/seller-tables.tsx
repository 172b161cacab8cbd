import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import type { GuaranteeRow, SettlementDay } from '@/lib/insights/views/sellers';
import { formatTableDate } from '@/lib/kernel/day-text';
import { PlainTable } from '../plain-table';
import { shareText } from '../share-text';

/** How each seller kept its guarantees, and what that has cost. */
export function GuaranteeTable({ rows, currency }: { rows: readonly GuaranteeRow[]; currency: string }) {
  const t = useTranslations('insights.portfolio');
  if (rows.length === 0) return <EmptyState>{t('noSellers')}</EmptyState>;
  const outOf = (some: number, all: number) => (all === 0 ? '–' : t('outOf', { some, all, share: shareText(some, all) }));
  return (
    <PlainTable
      caption={t('guarantee')} head={[t('seller'), t('standing.running'), t('claims'), t('openClaims'), t('answeredInTime'), t('repairedInTime'), t('breaches'), t('missed'), t('creditedLeases'), t('creditMinor'), t('perLease')]}
      rows={rows.map(({ sellerId, seller, running, claims, openClaims, toAnswer, answeredInTime, toRepair, repairedInTime, breaches, visits, missed, credited, creditMinor }) => ({
        key: sellerId,
        cells: [
          <Link key="s" href={`/admin/sellers/${sellerId}`} className="inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6">{seller}</Link>, running, claims, openClaims,
          outOf(answeredInTime, toAnswer), outOf(repairedInTime, toRepair), breaches, outOf(missed, visits), credited,
          <Money key="c" minor={creditMinor} currency={currency} plain />, <Money key="p" minor={running === 0 ? 0n : creditMinor / BigInt(running)} currency={currency} plain />,
        ],
      }))}
    />
  );
}

/** What sellers are owed, by the day after which it may be paid, and by how far it is after that. */
export function SettlementTable({ days, today, currency }: { days: readonly SettlementDay[]; today: string; currency: string }) {
  const t = useTranslations('insights.portfolio');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  if (days.length === 0) return <EmptyState>{t('noSettlement')}</EmptyState>;
  const over = days.filter(({ after }) => after !== null && after < today);
  const open = days.filter(({ after, stage }) => !stage && (after === null || after >= today));
  const further = days.flatMap((day) => (day.stage ? [{ ...day, stage: day.stage }] : []));
  const sum = (of: readonly SettlementDay[]) => ({ leases: of.reduce((all, { leases }) => all + leases, 0), minor: of.reduce((all, { minor }) => all + minor, 0n) });
  const row = (key: string, name: string, { leases, minor }: { leases: number; minor: bigint }, strong = false) => ({ key, strong, cells: [<span key="d" className="money">{name}</span>, leases, <Money key="m" minor={minor} currency={currency} plain />] });
  return (
    <PlainTable
      caption={t('settlement')} head={[t('after'), t('leases'), t('amount')]}
      rows={[
        ...(over.length > 0 ? [row('over', t('ready'), sum(over))] : []),
        ...open.map((day) => row(day.after ?? 'unknown', day.after ? formatTableDate(day.after, locale) : t('unknownDay'), day)),
        ...further.map((day) => row(day.stage, t(`stages.${day.stage}`), day)),
        row('all', t('total'), sum(days), true),
      ]}
    />
  );
}
