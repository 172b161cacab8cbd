/** What is agreed to one by one before signing, each with its own box, never ticked beforehand. */
export const ORDER_CONSENTS = ['DEBIT_MANDATE', 'SCHEDULE_CONFIRMED', 'INSTALMENT_ACT_ART5', 'ORDER_TO_FINANCIER', 'ADDRESS_TO_SELLER'] as const;
export type OrderConsent = (typeof ORDER_CONSENTS)[number];

/** Asked for beside the account; the others stand above the signature. */
export const MANDATE_CONSENT = 'DEBIT_MANDATE' satisfies OrderConsent;
export const FINAL_CONSENTS = ['SCHEDULE_CONFIRMED', 'INSTALMENT_ACT_ART5', 'ORDER_TO_FINANCIER', 'ADDRESS_TO_SELLER'] as const satisfies readonly OrderConsent[];

/** Version of the consents' texts; a changed text gets a new one. */
export const CONSENT_VERSION = '2026-11.2';

/** To whose use each consent is given. */
export const CONSENT_RECIPIENTS: Readonly<Record<OrderConsent, 'mall' | 'financier' | 'seller'>> = {
  // The mall services every lease: what it collects for an outside financier is remitted.
  DEBIT_MANDATE: 'mall',
  SCHEDULE_CONFIRMED: 'mall',
  INSTALMENT_ACT_ART5: 'mall',
  ORDER_TO_FINANCIER: 'financier',
  ADDRESS_TO_SELLER: 'seller',
};
