import { CircleSlash, Clock, Store } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Fold } from '@/components/ui/fold';
import { Section } from '@/components/ui/section';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { isFull } from '@/lib/limits/model/limit-use';
import type { OwnLimitRow } from '@/lib/limits/views/own-limits';
import { useLenderName } from './lender-name';
import { LimitPicture } from './limit-picture';
import { QUIET_LINK } from './quiet-link';

/** Whether there is something left to look after: to take, or held by an order form that can still be signed. */
const stands = ({ over, use }: OwnLimitRow) => !over && (use.total.heldMinor > 0n || !isFull(use));

/** What is approved for the reader and how much of it is free; without a limit for the whole mall, the way to one. */
export function OwnLimits({ rows }: { rows: readonly OwnLimitRow[] }) {
  const t = useTranslations('limits.mine');
  const [standing, spent] = [rows.filter(stands), rows.filter((row) => !stands(row))];
  const mall = rows.some(({ goods, over }) => goods === null && !over);
  return (
    <Section title={t('title')} lead={t('lead')} aside={<Link href="/limits/pre" className={QUIET_LINK}>{mall ? t('toPre') : t('askPre')}</Link>} className="mb-10">
      {standing.length === 0 ? <p className="text-sm text-ink-muted">{t('empty')}</p> : <ul>{standing.map((row) => <Row key={row.id} row={row} />)}</ul>}
      {spent.length > 0 && <Fold summary={t('spent', { count: spent.length })} className="mt-4"><ul className="mt-2">{spent.map((row) => <Row key={row.id} row={row} />)}</ul></Fold>}
    </Section>
  );
}

function Row({ row }: { row: OwnLimitRow }) {
  const t = useTranslations('limits.mine');
  const limits = useTranslations('limits');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const name = useLenderName();
  return (
    <li className="border-b border-line py-4 first:pt-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-semibold">{row.goods ?? t('mall')}</h3>
        {row.ended
          ? <Badge {...(row.ended === 'REVOKED' && { tone: 'critical' as const })} icon={row.ended === 'EXPIRED' ? Clock : CircleSlash}>{t(`ended.${row.ended}`)}</Badge>
          : row.goods === null && <Badge tone="accent" icon={Store}>{t('everywhere')}</Badge>}
        <span className="text-sm text-ink-muted">{name(row)}{!row.over && <> · <span className="money">{limits('until', { at: formatTableInstant(row.until, locale) })}</span></>}</span>
      </div>
      <LimitPicture use={row.use} currency="KRW" over={row.over} />
      <Link href={`/limits/ledger/${row.id}`} className={`mt-2 ${QUIET_LINK}`}>{t('ledger')}</Link>
    </li>
  );
}
