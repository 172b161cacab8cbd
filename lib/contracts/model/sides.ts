import { oneLineAddress } from '@/lib/accounts/model/seller';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import type { TermsJson } from '@/lib/kernel/terms';
import type { CompareRow, RowKind } from './differences';
import type { Particulars } from './particulars';

/** Amounts that follow from terms without dates, as the order form showed them (strings of minor units). */
export interface FormFigures {
  terms: TermsJson;
  instalment: string;
  lastInstalment: string;
  totalCost: string;
  totalToOwn: string;
  /** Decimal. */
  realRate: string;
}

/** The two columns of the review: what the purchaser signed, and what the contract says. Values are raw (minor units, dates, decimals). */
export function reviewRows(form: Particulars, figures: FormFigures, contract: Particulars, terms: CanonicalTerms & { realRate: string }): CompareRow[] {
  const row = (group: CompareRow['group'], key: string, formValue: string, contractValue: string, kind: RowKind = 'text'): CompareRow =>
    ({ group, key, kind, form: formValue, contract: contractValue });
  return [
    row('parties', 'purchaser', form.purchaser.name, contract.purchaser.name),
    row('parties', 'seller', form.seller.name, contract.seller.name),
    row('parties', 'businessNumber', form.seller.businessNumber, contract.seller.businessNumber),
    row('parties', 'financier', form.financier.nameKo, contract.financier.nameKo),
    row('goods', 'title', form.goods.title, contract.goods.title),
    row('goods', 'serials', form.goods.serials.join(', '), contract.goods.serials.join(', ')),
    row('goods', 'address', oneLineAddress(form.purchaser.address), oneLineAddress(contract.purchaser.address)),
    row('amounts', 'cashPrice', figures.terms.cashPrice, terms.cashPrice, 'money'),
    row('amounts', 'firstPayment', figures.terms.firstPayment, terms.firstPayment, 'money'),
    row('amounts', 'termMonths', String(figures.terms.termMonths), String(terms.termMonths), 'count'),
    row('amounts', 'instalment', figures.instalment, terms.schedule[0]?.amount ?? '', 'money'),
    row('amounts', 'lastInstalment', figures.lastInstalment, terms.schedule.at(-1)?.amount ?? '', 'money'),
    row('amounts', 'totalCost', figures.totalCost, terms.totalCost, 'money'),
    row('amounts', 'residual', figures.terms.residual, terms.residual, 'money'),
    row('amounts', 'totalToOwn', figures.totalToOwn, terms.totalToOwn, 'money'),
    row('amounts', 'annualRate', figures.terms.annualRate, terms.annualRate, 'rate'),
    row('amounts', 'realRate', figures.realRate, terms.realRate, 'rate'),
    row('amounts', 'lateRate', form.lateRate, contract.lateRate, 'rate'),
    row('rights', 'returnCharge', String(form.returnChargeBps), String(contract.returnChargeBps), 'count'),
    row('rights', 'dueDay', String(form.dueDay), String(contract.dueDay), 'count'),
    row('rights', 'pack', form.disclosurePack, contract.disclosurePack),
  ];
}
