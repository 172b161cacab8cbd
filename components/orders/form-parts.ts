import type { AddressRow as SavedAddressRow } from '@/lib/accounts/views/addresses';
import type { OrderDraft } from '@/lib/orders/model/draft';
import type { OrderFormView } from '@/lib/orders/views/order-form';

/** What every step of the order form is handed. */
export interface StepProps {
  view: OrderFormView;
  /** The financier's name in the reader's language. */
  financier: string;
  draft: OrderDraft;
  change: (patch: Partial<OrderDraft>) => void;
  /** The purchaser's address book, and whether what is typed goes into it. */
  book: { rows: readonly SavedAddressRow[]; remember: boolean; setRemember: (remember: boolean) => void };
  /** Field name → sentence. */
  errors: Record<string, string>;
}
