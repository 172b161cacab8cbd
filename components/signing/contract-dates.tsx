import { useTranslations } from 'next-intl';
import { useDayText } from '@/components/orders/day-text';
import { Money } from '@/components/ui/money';
import { isYearsEnd } from '@/lib/contracts/model/printed';
import { formatTableDate } from '@/lib/kernel/day-text';
import type { ExitPoint } from '@/lib/kernel/exits';
import { shortAccount } from '@/lib/orders/model/mandate';
import { FigureTable } from './figure-table';
import type { TextProps } from './text-props';

export function DatesText({ page: { contract: { of, terms } }, locale }: TextProps) {
  const t = useTranslations('signing.text');
  const bank = useTranslations('accounts.banks');
  const day = useDayText();
  const on = (dueOn: string | undefined) => formatTableDate(dueOn ?? terms.anchor, locale);
  return (
    <p className="text-sm">
      {t('debit', { day: day(of.dueDay), bank: bank(of.mandate.bank), account: shortAccount(of.mandate.masked), holder: of.mandate.holder })}{' '}
      {t('firstAndLast', { first: on(terms.schedule[0]?.dueOn), last: on(terms.schedule.at(-1)?.dueOn) })} {t('noSuchDay')}
    </p>
  );
}

export function InstalmentsText({ page: { contract: { terms } }, locale }: TextProps) {
  const t = useTranslations('signing.text');
  const lease = useTranslations('leases');
  const money = (minor: string | bigint) => <Money minor={BigInt(minor)} currency={terms.currency} plain />;
  const first = BigInt(terms.firstPayment);
  const opening = { key: 'first', cells: [<When key="when" what={lease('firstPayment')} when={t('atStart')} />, money(first), money(0n), money(first), money(BigInt(terms.cashPrice) - first)] };
  return (
    <FigureTable
      caption={t('parts.schedule')}
      head={[`${lease('seq')} · ${lease('dueOn')}`, lease('amount'), lease('interest'), lease('principal'), lease('balance')]}
      rows={[
        ...(first > 0n ? [opening] : []),
        ...terms.schedule.map(({ seq, dueOn, amount, interest, principal, balance }) => ({
          key: String(seq), cells: [<When key="when" what={lease('nth', { seq })} when={formatTableDate(dueOn, locale)} />, money(amount), money(interest), money(principal), money(balance)],
        })),
      ]}
    />
  );
}

/** Which one, and its day: one above the other where there is no room beside each other. */
const When = ({ what, when }: { what: string; when: string }) => <>{what} <span className="money block text-ink-muted sm:inline sm:pl-2">{when}</span></>;

/** What leaving costs: at the beginning, at each year's end and at the last. */
export function ExitsText({ page: { contract: { exits, terms } } }: TextProps) {
  const t = useTranslations('signing.text');
  return <ExitTable caption={t('parts.exits')} points={exits.filter(({ month }) => isYearsEnd(month, terms.termMonths))} terms={terms} />;
}

/** The same for every month. */
export function MonthlyExitsText({ page: { contract: { exits, terms } } }: TextProps) {
  const t = useTranslations('signing.text');
  return <ExitTable caption={t('parts.monthlyExits')} points={exits} terms={terms} />;
}

function ExitTable({ caption, points, terms: { currency, termMonths } }: { caption: string; points: readonly ExitPoint[]; terms: { currency: string; termMonths: number } }) {
  const t = useTranslations('signing.text');
  const lease = useTranslations('leases');
  const money = (minor: bigint) => <Money minor={minor} currency={currency} plain />;
  return (
    <FigureTable
      caption={caption}
      head={[t('paidCount'), t('paidSoFar'), t('buyOut'), t('giveBack')]}
      rows={points.map(({ month, paidMinor, buyoutMinor, returnChargeMinor }) => ({
        key: String(month), cells: [month === termMonths ? t('nthEnd', { seq: month }) : lease('nth', { seq: month }), money(paidMinor), money(buyoutMinor), money(returnChargeMinor)],
      }))}
    />
  );
}
