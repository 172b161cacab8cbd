import { useTranslations } from 'next-intl';
import { SumOf } from '@/components/catalogue/sum-of';
import { contractSum } from '@/components/contracts/contract-figures';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { SumList } from '@/components/ui/sum-list';
import { oneLineAddress } from '@/lib/accounts/model/seller';
import { CLAUSES, clauseValues } from '@/lib/contracts/model/clauses';
import { registrationNumber } from '@/lib/contracts/model/particulars';
import { groups } from '@/lib/contracts/model/verify';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { formatTableDate } from '@/lib/kernel/day-text';
import { formatRate } from '@/lib/kernel/money';
import { Hash } from './hash';
import type { TextProps } from './text-props';

const Lines = ({ name, lines }: { name: string; lines: readonly string[] }) => (
  <>
    <span className="block font-semibold">{name}</span>
    {lines.map((line, index) => <span key={index} className="block break-words">{line}</span>)}
  </>
);

export function PartiesText({ page: { contract: { of, financier } }, locale }: TextProps) {
  const t = useTranslations('signing.text');
  const row = useTranslations('contracts.rows');
  const { purchaser, seller, financier: lender } = of;
  const number = (text: string) => t('business', { number: registrationNumber(text) });
  return (
    <DescriptionList items={[
      { term: row('purchaser'), value: <Lines name={purchaser.name} lines={[oneLineAddress(purchaser.address), purchaser.phone, purchaser.email]} /> },
      {
        term: row('seller'),
        value: (
          <Lines name={seller.name} lines={[
            `${t('representative', { name: seller.representative })} · ${number(seller.businessNumber)}`, oneLineAddress(seller.address), `${seller.phone} · ${seller.email}`,
            ...(seller.mailOrderNumber ? [t('mailOrder', { number: seller.mailOrderNumber })] : []),
          ]} />
        ),
      },
      { term: t('creditProvider'), value: <Lines name={financier[locale]} lines={[number(lender.businessNumber), locale === 'ko' ? lender.addressKo : lender.addressEn, lender.phone]} /> },
    ]} />
  );
}

export function GoodsText({ page: { contract: { of, terms }, guarantee }, locale }: TextProps) {
  const t = useTranslations('signing.text');
  const row = useTranslations('contracts.rows');
  const { goods, delivery } = of;
  const day = (date: string) => <span className="money">{formatTableDate(date, locale)}</span>;
  return (
    <DescriptionList items={[
      { term: row('title'), value: <Lines name={goods.title} lines={[`${goods.brand} ${goods.model} · ${t(`condition.${goods.condition}`)}`]} /> },
      { term: row('serials'), value: <span className="font-mono break-all">{goods.serials.join(', ')}</span> },
      { term: t('received'), value: day(delivery.deliveredOn) },
      { term: t('decision'), value: <>{day(delivery.acceptedOn)} {t(`acceptance.${delivery.acceptance}`)}</> },
      ...(delivery.defects ? [{ term: t('defects'), value: <span className="break-words whitespace-pre-line">{delivery.defects}</span> }] : []),
      { term: t('order'), value: t('orderNumbers', { order: of.orderNumber, listing: goods.listingNumber }) },
      { term: t('guarantee'), value: <>{t('guaranteeTerm', { count: terms.termMonths })}{guarantee[locale] && <span className="block">{guarantee[locale]}</span>}</> },
    ]} />
  );
}

export function PriceText({ page: { contract: { of, terms, realRate } } }: TextProps) {
  const t = useTranslations('signing.text');
  const row = useTranslations('contracts.rows');
  const money = (minor: string | bigint) => <Money minor={BigInt(minor)} currency={terms.currency} />;
  const [first, last] = [terms.schedule[0]?.amount ?? '0', terms.schedule.at(-1)?.amount ?? '0'];
  return (
    <>
      <SumOf sum={contractSum(terms)} className="mb-4" />
      <SumList rows={[
        { label: row('cashPrice'), value: money(terms.cashPrice) },
        { label: t('financed'), value: money(BigInt(terms.cashPrice) - BigInt(terms.firstPayment)) },
        { label: row('firstPayment'), value: money(terms.firstPayment) },
        { label: row('instalment'), value: money(first) },
        { label: t('last', { count: terms.termMonths }), value: money(last) },
        { label: row('realRate'), value: formatRate(realRate) },
        { label: t('residual'), value: money(terms.residual) },
        { label: row('totalToOwn'), value: <>{money(terms.totalToOwn)} {t.rich('overCash', { amount: () => <Money minor={BigInt(terms.totalToOwn) - BigInt(terms.cashPrice)} currency={terms.currency} signed /> })}</> },
        { label: row('lateRate'), value: t('late', { rate: formatRate(of.lateRate) }) },
        { label: t('otherCharges'), value: money(0n) },
        { label: t('end'), value: t(`endOfTerm.${terms.endOfTerm}`) },
        { label: t('earlyReturn'), value: t('ofWhatIsLeft', { rate: formatRate(String(of.returnChargeBps / 10_000)) }) },
      ]} />
    </>
  );
}

export function RightsText({ page: { contract: { of, terms } }, locale }: TextProps) {
  const t = useTranslations('contracts.clauses');
  const values = clauseValues(of, terms, locale);
  return <ul>{CLAUSES.map((clause) => <li key={clause} className="border-b border-line py-3 text-sm">{t(clause, values)}</li>)}</ul>;
}

/** `supplement`: nothing stands for it until it is signed, where for a contract there is the order form. */
export function SignaturesText({ page: { contract }, locale, supplement = false }: TextProps & { supplement?: boolean }) {
  const t = useTranslations('signing.text');
  const row = useTranslations('contracts.rows');
  const { of, financier, externalNumber, number, statement } = contract;
  const before = supplement ? t('supplement.unsigned') : t('formSigned', { at: formatTableInstant(of.signedAt, locale) });
  return (
    <>
      <DescriptionList items={[
        { term: row('purchaser'), value: <Lines name={of.signatureName} lines={[before]} /> },
        { term: row('financier'), value: <Lines name={financier[locale]} lines={[t('contractNumber', { number: externalNumber ?? number })]} /> },
      ]} />
      <p className="mt-3 text-sm">{t('unsigned')}</p>
      {statement[locale] && <p className="mt-3 text-sm break-words">{statement[locale]}</p>}
    </>
  );
}

/** Where anybody may check it. */
export function VerifyText({ page: { contract: { number, verifyCode } } }: TextProps) {
  const t = useTranslations('signing.text');
  return <p className="mb-3 text-sm">{t('verify', { number, code: groups(verifyCode ?? '') })}</p>;
}

/** `bare`: what lies in the file is said by whoever shows it. */
export function ProofText({ page, locale, bare = false }: TextProps & { bare?: boolean }) {
  const t = useTranslations('signing.text');
  const { contract } = page;
  return (
    <>
      {!bare && <VerifyText page={page} locale={locale} />}
      {!bare && <p className="mb-3 text-sm">{t('data')} {t('dataHash')}</p>}
      <DescriptionList items={[
        { term: t('number'), value: <span className="money">{contract.number}</span> },
        { term: t('verifyCode'), value: <span className="font-mono">{groups(contract.verifyCode ?? '')}</span> },
        { term: t('termsHash'), value: <Hash value={contract.termsSha256} /> },
      ]} />
    </>
  );
}
