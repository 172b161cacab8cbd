import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import { formatTableDate } from '@/lib/kernel/day-text';
import type { Locale } from '@/lib/kernel/money';
import { rest } from '@/lib/endings/model/bill';
import type { Bill } from '@/lib/endings/views/portal';
import { useBillName } from './bill-name';

const SHOWN = 7;
/** Where no credit was used: no line on a card, a dash in a row. */
const NOTHING = "as-card:text-left as-card:empty:hidden as-row:empty:before:text-ink-muted as-row:empty:before:content-['–']";

/** What was asked for of a lease, the newest first; all of it stands in the statement. */
export function BillTable({ leaseId, bills, currency, locale }: { leaseId: string; bills: readonly Bill[]; currency: string; locale: Locale }) {
  const [t, states, name] = [useTranslations('endings.portal'), useTranslations('endings.states'), useBillName()];
  if (bills.length === 0) return null;
  return (
    <Section title={t('history')} aside={<Link href={`/leases/${leaseId}/statement`} className="inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6">{t('historyAll')}</Link>}>
      <DataTable
        needs="little" caption={t('history')} rows={bills.slice(0, SHOWN)} rowKey={({ id }) => id}
        columns={[
          { key: 'bill', header: t('bill'), card: 'title', cell: (bill) => name(bill) },
          { key: 'date', header: t('date'), card: 'deadline', cell: ({ dueOn, state }) => <><span className="money">{formatTableDate(dueOn, locale)}</span> {states(state)}</> },
          { key: 'credit', header: t('credit'), align: 'right', card: 'line', className: NOTHING, cell: ({ creditMinor }) => (creditMinor > 0n ? <Credit minor={creditMinor} currency={currency} /> : null) },
          { key: 'amount', header: t('amount'), align: 'right', card: 'badge', cell: (bill) => <Amount bill={bill} currency={currency} /> },
        ]}
      />
    </Section>
  );
}

/** On a card, which has no headings, it says what it is. */
function Credit({ minor, currency }: { minor: bigint; currency: string }) {
  const t = useTranslations('endings.portal');
  return <><span className="mr-2 text-ink-muted as-row:hidden">{t('credit')}</span><Money minor={-minor} currency={currency} className="text-credit" /></>;
}

/** Of what is open, what is left to pay; money that came for another bill is named below it. */
function Amount({ bill, currency }: { bill: Bill; currency: string }) {
  const t = useTranslations('endings.portal');
  const { state, amountMinor, creditMinor, putMinor } = bill;
  const open = state === 'OPEN' || state === 'DEFERRED';
  return (
    <>
      <Money minor={open ? rest(bill) : amountMinor - creditMinor} currency={currency} className={state === 'OPEN' ? 'font-bold' : 'font-medium'} />
      {open && putMinor > 0n && <span className="block text-xs font-normal text-ink-muted">{t.rich('put', { amount: () => <Money minor={putMinor} currency={currency} plain /> })}</span>}
    </>
  );
}
