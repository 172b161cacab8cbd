import { useTranslations } from 'next-intl';
import { ChangedRows, SidesTable } from '@/components/supplements/change-sides';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import { changedRows, type Change } from '@/lib/kernel/amendment';
import { formatMoney, formatRate } from '@/lib/kernel/money';
import { PartiesText, ProofText, SignaturesText, VerifyText } from './contract-parts';
import { Hash } from './hash';
import { PaperFoot, PaperHead } from './paper-head';
import type { TextProps } from './text-props';

type Props = TextProps & { change: Change };

/** Everything that a delivered supplement says, in its order and under its headings. */
export function SupplementText(props: Props) {
  const t = useTranslations('signing.text.supplement');
  const { page, change, locale } = props;
  const { contract } = page;
  return (
    <article aria-label={t('label', { number: contract.number })} className="flex flex-col gap-10">
      <PaperHead contract={contract} locale={locale} title={t('title')} lines={[t('basis', { number: contractNumber(contract.number) }), t('onlyThis')]} supplement />
      <Section title={t('parts.parties')} aside={t('article')}><PartiesText page={page} locale={locale} /></Section>
      <Section title={t('parts.what')}><WhatText {...props} /></Section>
      <Section title={t('parts.change')}><ChangeText {...props} /></Section>
      <Section title={t('parts.signatures')}><SignaturesText page={page} locale={locale} supplement /></Section>
      <Section title={t('parts.proof')}><ProofOfChange {...props} /></Section>
      {changedRows(change).length > 0 && <Section title={t('parts.rows')}><ChangedRows change={change} currency={contract.terms.currency} /></Section>}
      <PaperFoot contract={contract} />
    </article>
  );
}

/** Of the contract that a supplement belongs to: `DM-2612-0031-1` → `DM-2612-0031`. */
const contractNumber = (number: string) => number.replace(/-\d+$/, '');

function WhatText({ page: { contract: { number, of } }, change }: Props) {
  const t = useTranslations('signing.text.supplement');
  const row = useTranslations('contracts.rows');
  return (
    <DescriptionList items={[
      { term: t('contract'), value: <span className="money">{contractNumber(number)}</span> },
      { term: t('of'), value: <span className="money">{change.of.number}</span> },
      { term: t('goods'), value: <>{of.goods.title}<span className="block font-mono break-all"><span className="sr-only">{row('serials')} </span>{of.goods.serials.join(', ')}</span></> },
      { term: t('kind'), value: t(`kinds.${change.kind}`) },
      { term: t('ofHash'), value: <Hash value={change.of.termsSha256} /> },
    ]} />
  );
}

function ChangeText({ page: { contract: { terms } }, change, locale }: Props) {
  const t = useTranslations('signing.text.supplement');
  return (
    <>
      {change.kind !== 'ADDRESS' && <p className="mb-3 text-sm font-semibold">{t('from', { seq: change.fromSeq })}</p>}
      {/* What is spread and at what rate stands before the many lines that follow from it. */}
      {change.kind === 'SCHEDULE' && (
        <DescriptionList className="mb-4" items={[
          { term: t('spread'), value: <span className="money">{formatMoney(BigInt(terms.cashPrice), terms.currency, locale)}</span> }, { term: t('annualRate'), value: <span className="money">{formatRate(terms.annualRate)}</span> },
        ]} />
      )}
      <SidesTable change={change} currency={terms.currency} />
      <p className="mt-3 text-sm">{t(`stays.${change.kind}`)}</p>
    </>
  );
}

function ProofOfChange({ page, locale, change }: Props) {
  const t = useTranslations('signing.text.supplement');
  return (
    <>
      <VerifyText page={page} locale={locale} />
      <p className="mb-3 text-sm">{t('data', { kind: change.kind })} {t('dataHash')}</p>
      <ProofText page={page} locale={locale} bare />
    </>
  );
}
