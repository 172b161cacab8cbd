/** The chart of accounts; the rows of ledger_account come from the migration and a test keeps both alike. */
export const ACCOUNTS = [
  { code: 'lease-receivable', kind: 'ASSET', nameKo: '리스 채권', nameEn: 'Lease receivable' },
  { code: 'first-payment-receivable', kind: 'ASSET', nameKo: '받을 선납금', nameEn: 'First payment receivable' },
  { code: 'serviced-receivable', kind: 'ASSET', nameKo: '위탁 관리 채권', nameEn: 'Receivable serviced for a financier' },
  { code: 'financier-claim', kind: 'LIABILITY', nameKo: '금융사 몫', nameEn: 'Claim of the financier' },
  { code: 'seller-payable', kind: 'LIABILITY', nameKo: '판매자 지급 예정', nameEn: 'Payable to the seller' },
  { code: 'refund-payable', kind: 'LIABILITY', nameKo: '돌려줄 돈', nameEn: 'Refunds payable' },
  { code: 'cash', kind: 'ASSET', nameKo: '현금', nameEn: 'Cash' },
  { code: 'billed-receivable', kind: 'ASSET', nameKo: '청구 채권', nameEn: 'Billed and not yet paid' },
  { code: 'unearned-income', kind: 'LIABILITY', nameKo: '미실현 이자', nameEn: 'Unearned income' },
  { code: 'interest-income', kind: 'INCOME', nameKo: '이자 수익', nameEn: 'Interest income' },
  { code: 'late-charge-income', kind: 'INCOME', nameKo: '연체료 수익', nameEn: 'Late charges' },
  { code: 'extension-income', kind: 'INCOME', nameKo: '연장 이용료 수익', nameEn: 'Extension fees' },
  { code: 'fee-income', kind: 'INCOME', nameKo: '수수료 수익', nameEn: 'Fees of sellers' },
  { code: 'vat-payable', kind: 'LIABILITY', nameKo: '부가세 예수금', nameEn: 'VAT payable' },
  { code: 'cash-in-transit', kind: 'ASSET', nameKo: '결제 대행사 미정산금', nameEn: 'Cash in transit at the gateway' },
  { code: 'deposits', kind: 'LIABILITY', nameKo: '예수금', nameEn: 'Deposits' },
  { code: 'seller-holdback', kind: 'LIABILITY', nameKo: '판매자 유보금', nameEn: 'Holdback of the seller' },
  { code: 'guarantee-reserve', kind: 'LIABILITY', nameKo: '보증 준비금', nameEn: 'Guarantee reserve' },
  { code: 'service-credit-payable', kind: 'LIABILITY', nameKo: '서비스 크레딧', nameEn: 'Service credits to be taken off' },
  { code: 'remittance-payable', kind: 'LIABILITY', nameKo: '금융사 송금 예정', nameEn: 'To be remitted to the financier' },
  { code: 'recourse-receivable', kind: 'ASSET', nameKo: '판매자 구상 채권', nameEn: 'Recourse to the seller' },
  { code: 'recovered-goods', kind: 'ASSET', nameKo: '회수한 물건', nameEn: 'Goods taken back' },
  { code: 'guarantee-cost', kind: 'EXPENSE', nameKo: '보증 비용', nameEn: 'Cost of guarantees' },
  { code: 'gateway-fees', kind: 'EXPENSE', nameKo: '결제 대행 수수료', nameEn: 'Fees of payment gateways' },
  { code: 'write-off', kind: 'EXPENSE', nameKo: '대손 상각', nameEn: 'Write-offs' },
] as const;

export type AccountCode = (typeof ACCOUNTS)[number]['code'];
export type AccountKind = (typeof ACCOUNTS)[number]['kind'];

export const accountOf = (code: string) => ACCOUNTS.find((account) => account.code === code);

/** A balance as its account has it: what is owned or spent stands on the debit side, what is owed or earned on the other. */
export const balanceOf = (kind: AccountKind, debitMinor: bigint, creditMinor: bigint): bigint =>
  (kind === 'ASSET' || kind === 'EXPENSE' ? debitMinor - creditMinor : creditMinor - debitMinor);

/** The key of a line in an account's history, newest day first: `2026-04-06~j_01K…~2`. */
export const historyKey = ({ occurredOn, entryId, line }: { occurredOn: string; entryId: string; line: number }) => `${occurredOn}~${entryId}~${line}`;

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

/** Where the words for an entry stand (`books.what`): a kind that counts months, or names a part of its source, has the words of all of these. */
export function entryWords({ sourceType, kind }: Pick<Entry, 'sourceType' | 'kind'>): { key: string; values: Record<string, number> } {
  const [, word, figure] = /^([a-z-]+?)-(\d+)$/.exec(kind) ?? [];
  return { key: `${sourceType}.${word ?? kind.split(':')[0] ?? kind}`, values: word === 'month' ? { no: Number(figure) } : {} };
}

export const debit = (account: AccountCode, amountMinor: bigint, of: Pick<Line, 'partyId' | 'leaseId'>): Line => ({ account, side: 'DEBIT', amountMinor, ...of });
export const credit = (account: AccountCode, amountMinor: bigint, of: Pick<Line, 'partyId' | 'leaseId'>): Line => ({ account, side: 'CREDIT', amountMinor, ...of });

/** Debits less credits; zero in every entry. */
export const imbalance = (lines: readonly Line[]): bigint =>
  lines.reduce((sum, line) => (line.side === 'DEBIT' ? sum + line.amountMinor : sum - line.amountMinor), 0n);
