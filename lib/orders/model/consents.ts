/** What is agreed to one by one before signing, each with its own box, never ticked beforehand. */
export const ORDER_CONSENTS = ['DEBIT_MANDATE', 'SCHEDULE_CONFIRMED', 'INSTALMENT_ACT_ART5', 'ORDER_TO_FINANCIER', 'ADDRESS_TO_SELLER'] as const;
export type OrderConsent = (typeof ORDER_CONSENTS)[number];

/** Asked for beside the account; the others stand above the signature. */
export const MANDATE_CONSENT = 'DEBIT_MANDATE' satisfies OrderConsent;
export const FINAL_CONSENTS = ['SCHEDULE_CONFIRMED', 'INSTALMENT_ACT_ART5', 'ORDER_TO_FINANCIER', 'ADDRESS_TO_SELLER'] as const satisfies readonly OrderConsent[];

/** Version of the consents' texts; a changed text gets a new one. */
export const CONSENT_VERSION = '2026-11';

/** The disclosure pack that the form is shown under (Instalment Transactions Act, articles 5 and 6). */
export const DISCLOSURE_PACK = 'KR-INSTALMENT@2026.1';

export interface OrderParties {
  institutionCode: string;
  sellerId: string;
}

/** To whose use each consent is given. */
export function consentRecipient(code: OrderConsent, parties: OrderParties): string {
  if (code === 'ADDRESS_TO_SELLER') return parties.sellerId;
  if (code === 'ORDER_TO_FINANCIER' || code === 'DEBIT_MANDATE') return parties.institutionCode;
  return 'dalmada';
}
