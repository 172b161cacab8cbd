import { sellerListRequest, type SellerFilter } from '@/lib/catalogue/model/seller-list';

const MAX_NUMBERS = 500;

/**
 * What the list's page has picked, as an address says it: `pick=L-2603-0001.L-2603-0002`, or `all=1` with the list's own
 * filter. Undefined when it names nothing.
 */
export function pickedIn(params: Readonly<Record<string, string | undefined>>): SellerFilter | { numbers: string[] } | undefined {
  if (params['all'] === '1') {
    const { status, low, query } = sellerListRequest(params);
    return { ...(status && { status }), ...(low && { low }), ...(query && { query }) };
  }
  const numbers = (params['pick'] ?? '').split('.').filter((number) => /^[A-Z]-[0-9]{4}-[0-9]{4,12}$/.test(number)).slice(0, MAX_NUMBERS);
  return numbers.length > 0 ? { numbers } : undefined;
}
