/** The chart of accounts; the rows of ledger_account come from the migration and a test keeps both alike. */
export const ACCOUNTS = [
  { code: 'lease-receivable', kind: 'ASSET', nameKo: '리스 채권', nameEn: 'Lease receivable' },
  { code: 'first-payment-receivable', kind: 'ASSET', nameKo: '받을 선납금', nameEn: 'First payment receivable' },
  { code: 'serviced-receivable', kind: 'ASSET', nameKo: '위탁 관리 채권', nameEn: 'Receivable serviced for a financier' },
  { code: 'financier-claim', kind: 'LIABILITY', nameKo: '금융사 몫', nameEn: 'Claim of the financier' },
  { code: 'seller-payable', kind: 'LIABILITY', nameKo: '판매자 지급 예정', nameEn: 'Payable to the seller' },
  { code: 'refund-payable', kind: 'LIABILITY', nameKo: '돌려줄 돈', nameEn: 'Refunds payable' },
  { code: 'cash', kind: 'ASSET', nameKo: '현금', nameEn: 'Cash' },
] as const;

export type AccountCode = (typeof ACCOUNTS)[number]['code'];

/** One side of an entry; the amount is positive, in minor units of the entry's currency. */
export interface Line {
  account: AccountCode;
  side: 'DEBIT' | 'CREDIT';
  amountMinor: bigint;
  partyId?: string;
  leaseId?: string;
}

export interface Entry {
  sourceType: string;
  sourceId: string;
  kind: string;
  currency: string;
  /** YYYY-MM-DD in the lease's time zone. */
  occurredOn: string;
  lines: Line[];
}

export const debit = (account: AccountCode, amountMinor: bigint, of: Pick<Line, 'partyId' | 'leaseId'>): Line => ({ account, side: 'DEBIT', amountMinor, ...of });
export const credit = (account: AccountCode, amountMinor: bigint, of: Pick<Line, 'partyId' | 'leaseId'>): Line => ({ account, side: 'CREDIT', amountMinor, ...of });

/** Debits less credits; zero in every entry. */
export const imbalance = (lines: readonly Line[]): bigint =>
  lines.reduce((sum, line) => (line.side === 'DEBIT' ? sum + line.amountMinor : sum - line.amountMinor), 0n);
