import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { formatMoney, formatRate } from '@/lib/kernel/money';
import type { Particulars } from './particulars';

/** Art. 6 (1) 8–13 of the Instalment Transactions Act, and how the term ends: what a contract says beside its figures. Texts: `contracts.clauses.<clause>`. */
export const CLAUSES = ['titleRetention', 'withdrawal', 'rescission', 'lateRate', 'acceleration', 'earlyPayoff', 'returnCharge', 'endOfTerm', 'rightOfDefence'] as const;
export type Clause = (typeof CLAUSES)[number];

export const isClause = (key: string): key is Clause => (CLAUSES as readonly string[]).includes(key);

/** What their texts name. */
export function clauseValues({ seller, financier, lateRate, returnChargeBps }: Particulars, terms: CanonicalTerms, locale: 'ko' | 'en') {
  return {
    seller: seller.name, financier: locale === 'ko' ? financier.nameKo : financier.nameEn, lateRate: formatRate(lateRate),
    returnCharge: formatRate(String(returnChargeBps / 10_000)), termMonths: String(terms.termMonths),
    residual: formatMoney(BigInt(terms.residual), terms.currency, locale), transfer: terms.endOfTerm === 'TITLE_TRANSFER' ? 'yes' : 'no',
  };
}
