'use client';
import { Check, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { useErrorText } from '@/components/ui/error-text';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Money } from '@/components/ui/money';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { SumList } from '@/components/ui/sum-list';
import type { CanonicalRow, CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { formatRate, parseMinor } from '@/lib/kernel/money';
import { scheduleRealRate } from '@/lib/kernel/real-rate';
import type { PlainDate } from '@/lib/kernel/calendar';
import { isPlainDate } from '@/lib/kernel/day-text';
import { payoffOn } from '@/lib/kernel/payoff';
import { buildSchedule, type Schedule } from '@/lib/kernel/schedule';
import type { TermsInput } from '@/lib/kernel/terms';
import type { Difference, Stated } from '@/lib/catalogue/model/stated-terms';

/** What a file states; canonical terms with their hash, and of a document also which lines of its print are not as they should be. */
export type Found = Exclude<Stated, { kind: 'CANONICAL' }> | (Extract<Stated, { kind: 'CANONICAL' }> & { sha256: string; print?: { missing: string[]; of: number } });

/** What follows from the terms of a file, beside what it says itself. */
export function RecomputedTerms({ found }: { found: Found }) {
  if (found.kind === 'CANONICAL') return <Compared found={found} />;
  return <Priced terms={found.terms}>{found.kind === 'ANSWER' ? <Answered {...found} /> : <OnlyPriced />}</Priced>;
}

function OnlyPriced() {
  const t = useTranslations('recompute');
  return <Panel tone="info" title={t('onlyPriced')} live>{t('onlyPricedLead')}</Panel>;
}

function Priced({ terms, children }: { terms: TermsInput; children: ReactNode }) {
  const t = useTranslations('recompute');
  const text = useErrorText();
  const built = buildSchedule(terms);
  if (!built.ok) {
    return (
      <Panel tone="critical" title={text(built.error.code)} live>
        <ul className="list-disc pl-5">{Object.entries(built.error.fields ?? {}).map(([field, code]) => <li key={field}><code>{field}</code> · {text(code)}</li>)}</ul>
      </Panel>
    );
  }
  return (
    <>
      {children}
      <Sums schedule={built.value} />
      <RowsTable rows={built.value.rows.map((row) => ({ seq: row.seq, amount: row.amountMinor.toString(), interest: row.interestMinor.toString(), principal: row.principalMinor.toString(), balance: row.balanceMinor.toString() }))} currency={built.value.currency} differences={[]} label={t('schedule')} />
    </>
  );
}

/** As many lines as tell somebody where to look. */
const SHOWN_LINES = 12;

/** The answer of a quote, value by value. */
function Answered({ values, differences }: { values: number; differences: readonly Difference[] }) {
  const t = useTranslations('recompute');
  if (differences.length === 0) return <Panel tone="positive" icon={Check} title={t('allAgrees')} live>{t('answerAgrees', { count: values })}</Panel>;
  return (
    <Panel tone="critical" icon={X} title={t('differs', { count: differences.length })} live>
      <ul className="list-disc pl-5">
        {differences.slice(0, SHOWN_LINES).map(({ path, given, own }) => (
          <li key={path} className="break-words"><code>{path}</code> · {t('answerSays', { given: given ?? t('nothing'), own: own ?? t('nothing') })}</li>
        ))}
      </ul>
      {differences.length > SHOWN_LINES && <p className="mt-1">{t('more', { count: differences.length - SHOWN_LINES })}</p>}
    </Panel>
  );
}

function Compared({ found: { recomputed: { schedule, given, own, differences }, sha256, print } }: { found: Extract<Found, { kind: 'CANONICAL' }> }) {
  const t = useTranslations('recompute');
  const agrees = differences.length === 0;
  const wholly = agrees && (print?.missing.length ?? 0) === 0;
  return (
    <>
      {wholly && (
        <Panel tone="positive" icon={Check} title={t('allAgrees')} live>
          <p>{t('allAgreesLead', { count: schedule.rows.length })}</p>
          {print && <p>{t('printAgrees', { count: print.of })}</p>}
        </Panel>
      )}
      {!agrees && <Panel tone="critical" icon={X} title={t('differs', { count: differences.length })} live>{differences.includes('schedule.length') ? t('differsLength', { given: given.schedule.length, own: own.schedule.length }) : t('differsLead')}</Panel>}
      {print && print.missing.length > 0 && <Misprinted {...print} />}
      <Sums schedule={schedule} given={given} />
      <p className="mt-4 text-xs text-ink-muted">{t('hash')}<code className="mt-1 block break-all text-ink">{sha256}</code></p>
      <RowsTable rows={own.schedule} given={given.schedule} currency={own.currency} differences={differences} label={t('schedule')} />
      <PayoffOfDay schedule={schedule} dates={own.schedule.map(({ dueOn }) => dueOn)} />
    </>
  );
}

function Misprinted({ missing, of }: { missing: string[]; of: number }) {
  const t = useTranslations('recompute');
  return (
    <Panel tone="critical" icon={X} title={t('misprinted', { count: missing.length, of })} live className="mt-3 first:mt-0">
      <p>{t('misprintedLead')}</p>
      <ul lang="ko" className="mt-1 list-disc pl-5">{missing.slice(0, SHOWN_LINES).map((line, index) => <li key={index}>{line}</li>)}</ul>
      {missing.length > SHOWN_LINES && <p className="mt-1">{t('more', { count: missing.length - SHOWN_LINES })}</p>}
    </Panel>
  );
}

/** What buying the goods on any day costs, the fee counted to that day. */
function PayoffOfDay({ schedule, dates }: { schedule: Schedule; dates: readonly PlainDate[] }) {
  const t = useTranslations('recompute.payoff');
  const [on, setOn] = useState(dates[0] ?? '');
  const money = (minor: bigint) => <Money minor={minor} currency={schedule.currency} />;
  const payoff = isPlainDate(on) ? payoffOn(schedule, dates, on) : undefined;
  return (
    <Section title={t('title')} lead={t('lead')} className="mt-10">
      <Field label={t('on')} className="max-w-60"><Input type="date" value={on} onChange={(event) => setOn(event.target.value)} /></Field>
      {payoff && (
        <SumList
          className="mt-4 max-w-md"
          rows={[{ label: t('left'), value: money(payoff.leftMinor) }, { label: t('residual'), value: money(schedule.terms.residualMinor) }, { label: t('unearned'), value: money(-payoff.unearnedFeeMinor) }]}
          result={{ label: t('buyout'), value: money(payoff.payoffMinor) }}
        />
      )}
    </Section>
  );
}

interface Line {
  key: string;
  own?: ReactNode;
  given?: ReactNode;
  agrees?: boolean;
}

/** The sums of the terms, and of the file where it has them. */
function Sums({ schedule, given }: { schedule: Schedule; given?: CanonicalTerms }) {
  const t = useTranslations('recompute');
  const money = (minor: bigint) => <Money minor={minor} currency={schedule.currency} />;
  const line = (key: string, own: bigint, said?: string): Line => ({ key, own: money(own), ...(said !== undefined && { given: <Written text={said} currency={schedule.currency} />, agrees: said === own.toString() }) });
  // What is agreed follows from nothing: where a file is compared it stands on its side alone.
  const agreed = (key: string, value: ReactNode): Line => (given ? { key, given: value } : { key, own: value });
  const lines: Line[] = [
    agreed('cashPrice', money(schedule.terms.cashPriceMinor)), agreed('firstPayment', money(schedule.terms.firstPaymentMinor)), agreed('residual', money(schedule.terms.residualMinor)),
    agreed('annualRate', formatRate(schedule.terms.annualRate)), line('financed', schedule.financedMinor),
    line('instalment', schedule.instalmentMinor), line('lastInstalment', schedule.lastInstalmentMinor),
    line('totalCost', schedule.totalCostMinor, given?.totalCost), line('totalToOwn', schedule.totalToOwnMinor, given?.totalToOwn),
    { key: 'realAnnualRate', own: formatRate(scheduleRealRate(schedule)) },
  ];
  return (
    <table className="mt-6 w-full text-right text-sm">
      <caption className="sr-only">{t('sums')}</caption>
      <thead className="text-xs text-ink-muted">
        <tr>
          <th scope="col" className="py-2 text-left font-normal">{t('item')}</th>
          {given && <th scope="col" className="px-2 font-normal">{t('given')}</th>}
          <th scope="col" className="pl-2 font-normal">{t('own')}</th>
          {given && <th scope="col" className="w-10 font-normal"><span className="sr-only">{t('agreement')}</span></th>}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, own, given: said, agrees }) => (
          <tr key={key} className="border-t border-line">
            <th scope="row" className="py-2 text-left font-normal">{t(`lines.${key}`)}</th>
            {given && <td className="money px-2">{said}</td>}
            <td className="money pl-2 font-medium">{own}</td>
            {given && <td>{agrees !== undefined && <Agreement agrees={agrees} />}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An amount where it is one, and otherwise what stands there. */
const Written = ({ text, currency }: { text: string; currency: string }) => (parseMinor(text) === undefined ? text : <Money minor={BigInt(text)} currency={currency} />);

function Agreement({ agrees }: { agrees: boolean }) {
  const t = useTranslations('recompute');
  const Icon = agrees ? Check : X;
  return <span className={agrees ? 'text-positive' : 'text-critical'}><Icon aria-hidden className="ml-auto size-4" /><span className="sr-only">{t(agrees ? 'same' : 'different')}</span></span>;
}

type Row = Omit<CanonicalRow, 'dueOn'> & { dueOn?: string };

const AMOUNTS = ['amount', 'interest', 'principal', 'balance'] as const;
const isAmount = (key: string) => (AMOUNTS as readonly string[]).includes(key);

/** Every instalment as it follows; where the file says something else, that stands beneath. */
function RowsTable({ rows, given, currency, differences, label }: { rows: readonly Row[]; given?: readonly CanonicalRow[]; currency: string; differences: readonly string[]; label: string }) {
  const t = useTranslations('recompute');
  const value = (index: number, key: keyof CanonicalRow, own: ReactNode) => {
    if (!differences.includes(`schedule.${index}.${key}`)) return own;
    const said = String(given?.[index]?.[key] ?? '');
    return <>{own}<span className="block font-semibold text-critical">{t.rich('fileSays', { value: () => (isAmount(key) ? <Written text={said} currency={currency} /> : said) })}</span></>;
  };
  return (
    <div className="mt-8 max-h-144 overflow-auto border-y border-line" tabIndex={0} role="region" aria-label={label}>
      <table aria-label={label} className="w-full text-right text-sm">
        <thead className="sticky top-0 bg-canvas text-xs text-ink-muted">
          <tr>
            <th scope="col" className="py-2 pr-2 text-left font-normal whitespace-nowrap">{t('seq')}</th>
            {given && <th scope="col" className="px-2 text-left font-normal">{t('dueOn')}</th>}
            {AMOUNTS.map((key) => <th key={key} scope="col" className="px-2 font-normal whitespace-nowrap">{t(key)}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.seq} className="border-t border-line">
              <th scope="row" className="money py-1.5 pr-2 text-left font-normal">{value(index, 'seq', row.seq)}</th>
              {given && <td className="money px-2 text-left">{value(index, 'dueOn', row.dueOn)}</td>}
              {AMOUNTS.map((key) => <td key={key} className="px-2">{value(index, key, <Money minor={BigInt(row[key])} currency={currency} plain />)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
