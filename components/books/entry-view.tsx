import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { CopyableId } from '@/components/ui/copyable-id';
import { DataTable } from '@/components/ui/data-table';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { formatLongDate, formatTableDate } from '@/lib/kernel/day-text';
import { accountOf } from '@/lib/ledger/model';
import type { EntryDetail } from '@/lib/ledger/views/entry';
import type { NamesInBooks } from '@/lib/leases/names-views';
import { About } from './about';
import { LINK } from './link';
import { useWhat } from './what';

interface Props {
  entry: EntryDetail;
  names: NamesInBooks;
  base: string;
  /** Where a lease is looked at. */
  leaseHref: (id: string) => string;
}

/** One movement of money: what it comes from, its lines, and what else came from the same. */
export function EntryView({ entry, names, base, leaseHref }: Props) {
  const t = useTranslations('books');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const what = useWhat();
  const leases = [...new Set(entry.lines.flatMap(({ leaseId }) => leaseId ?? []))];
  const source = t.has(`sources.${entry.sourceType}`) ? t(`sources.${entry.sourceType}`) : entry.sourceType;
  return (
    <>
      <PageHeader kicker={<Link href={base} className={LINK}>{t('title')}</Link>} title={what(entry)} />
      <DescriptionList
        className="mb-10 max-w-2xl border-t border-ink"
        items={[
          { term: t('occurredOn'), value: formatLongDate(entry.occurredOn, locale) },
          { term: t('postedAt'), value: <span className="money">{formatTableInstant(entry.postedAt, locale)}</span> },
          { term: t('source'), value: <span className="flex flex-wrap items-center gap-x-2">{source}<CopyableId value={entry.sourceId} className="text-xs break-all" /></span> },
          ...(leases.length > 0 ? [{ term: t('lease'), value: leases.map((id) => <Link key={id} href={leaseHref(id)} className={`${LINK} money mr-3`}>{names.leases[id] ?? id}</Link>) }] : []),
          { term: t('number'), value: <CopyableId value={entry.id} className="text-xs break-all" /> },
        ]}
      />
      <Section title={t('lines')} aside={entry.currency}>
        <Lines entry={entry} names={names} base={base} />
      </Section>
      {entry.others.length > 0 && (
        <Section title={t('others')} className="mt-10">
          <ul className="text-sm">
            {entry.others.map((other) => (
              <li key={other.id} className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-1.5">
                <Link href={`${base}/entries/${other.id}`} className={LINK}>{what({ sourceType: entry.sourceType, kind: other.kind })}</Link>
                <time dateTime={other.occurredOn} className="money text-ink-muted">{formatTableDate(other.occurredOn, locale)}</time>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Lines({ entry, names, base }: Pick<Props, 'entry' | 'names' | 'base'>) {
  const t = useTranslations('books');
  const en = useLocale() === 'en';
  const path = (account: string) => `${base}/accounts/${account}`;
  type Line = EntryDetail['lines'][number];
  const nameOf = ({ account }: Line) => (en ? accountOf(account)?.nameEn : accountOf(account)?.nameKo) ?? account;
  const side = (key: Line['side'], header: string) => ({
    key, header, align: 'right' as const, className: 'as-card:text-left',
    cell: (line: Line) => line.side === key && <><span className="mr-2 text-ink-muted as-row:hidden">{header}</span><Money minor={line.amountMinor} currency={entry.currency} plain className="font-semibold" /></>,
  });
  return (
    <DataTable
      caption={t('lines')}
      rows={entry.lines}
      rowKey={({ line }) => String(line)}
      columns={[
        { key: 'account', header: t('account'), card: 'title', cell: (line) => <Link href={`${path(line.account)}?currency=${entry.currency}`} className={LINK}>{nameOf(line)}</Link> },
        { key: 'about', header: t('about'), cell: (line) => <About {...line} names={names} to={(filter) => `${path(line.account)}?${new URLSearchParams({ currency: entry.currency, ...filter })}`} /> },
        side('DEBIT', t('debit')), side('CREDIT', t('credit')),
      ]}
    />
  );
}
