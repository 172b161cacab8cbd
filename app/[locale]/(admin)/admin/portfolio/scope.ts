import { periodIn } from '@/lib/insights/model/months';
import { MALL_CURRENCY, type Scope } from '@/lib/insights/views/portfolio';
import { isId } from '@/lib/platform/id';

/** What an address asks to see: of one financier or all, and how far back and ahead. */
export const scopeOf = ({ financier, period }: Record<string, string | undefined>): Scope => ({
  ...(isId(financier) && { institutionId: financier }), currency: MALL_CURRENCY, months: periodIn(period),
});

/** The same as a part of an address. */
export const scopeQuery = ({ institutionId, months }: Scope, further: Record<string, string> = {}): string =>
  new URLSearchParams({ ...(institutionId !== undefined && { financier: institutionId }), period: String(months), ...further }).toString();
