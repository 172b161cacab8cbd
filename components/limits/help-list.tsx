'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Money } from '@/components/ui/money';
import type { Help } from '@/lib/limits/model/help';
import type { Goods } from '@/lib/limits/views/goods';

const LINK = 'inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6';

const formAt = ({ listingId }: Goods, { termMonths, firstPaymentMinor }: { termMonths: number; firstPaymentMinor: string }) =>
  `/limits/new?listing=${listingId}&term=${termMonths}&first=${firstPaymentMinor}`;

const asAsked = (goods: Goods) => formAt(goods, { termMonths: goods.termMonths, firstPaymentMinor: goods.firstPaymentMinor.toString() });

/** Where the seller's limit does not reach: another lender's may, and so may another seller's. */
export function OtherSellers({ goods }: { goods: Goods }) {
  const t = useTranslations('limits.help');
  return (
    <div className="mt-3 text-sm">
      <p>{t('seller')}</p>
      <p className="flex flex-wrap gap-x-5">
        <Link href={asAsked(goods)} className={LINK}>{t('otherLender')}</Link>
        <Link href="/search?sort=price-low" className={LINK}>{t('browse')}</Link>
      </p>
    </div>
  );
}

/** What would change a decline, each with the way to ask for it; where only the lender knows, that another answer is possible. */
export function HelpList({ helps, goods }: { helps: readonly Help[]; goods: Goods }) {
  const t = useTranslations('limits');
  if (helps.length === 0) {
    return (
      <div className="mt-3 text-sm">
        <p>{t('help.other')}</p>
        <p className="flex flex-wrap gap-x-5">
          <Link href={`/p/${goods.listingId}?term=${goods.termMonths}&first=${goods.firstPaymentMinor.toString()}`} className={LINK}>{t('help.otherTerms')}</Link>
          <Link href={asAsked(goods)} className={LINK}>{t('help.otherLender')}</Link>
        </p>
      </div>
    );
  }
  return (
    <div className="mt-3 border-l-2 border-accent pl-4 text-sm">
      <p className="font-semibold">{t('help.title')}</p>
      <p className="text-xs text-ink-muted">{t('help.lead')}</p>
      <ul className="mt-1">
        {helps.map((help) => (
          <li key={help.kind} className="flex flex-wrap items-baseline gap-x-4 py-1">
            <span><HelpText help={help} currency={goods.currency} /></span>
            {'termMonths' in help && <Link href={formAt(goods, help)} className={LINK}>{t('help.ask')}</Link>}
            {help.kind === 'AMOUNT' && <Link href="/search?sort=price-low" className={LINK}>{t('help.browse')}</Link>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function HelpText({ help, currency }: { help: Help; currency: string }) {
  const t = useTranslations('limits');
  const strong = (text: ReactNode) => <strong>{text}</strong>;
  const money = (minor: string) => () => <strong><Money minor={BigInt(minor)} currency={currency} /></strong>;
  switch (help.kind) {
    case 'FIRST': return t.rich('help.FIRST', { first: money(help.firstPaymentMinor) });
    case 'TERM': return t.rich('help.TERM', { months: help.termMonths, strong });
    case 'AMOUNT': return t.rich('help.AMOUNT', { amount: money(help.financedMinor) });
    case 'INCOME': return t.rich('help.INCOME', { amount: money(help.annualIncomeMinor) });
    case 'OBLIGATIONS': return t.rich('help.OBLIGATIONS', { amount: money(help.monthlyObligationsMinor) });
    case 'AGE': return t.rich('help.AGE', { years: help.ageYears, strong });
  }
}
