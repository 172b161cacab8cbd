import type { Result } from '@/lib/kernel/result';
import type { PurchaseDecisionInput } from '@/lib/deliveries/model/inputs';

type Done = Promise<Result<unknown>>;

/** What a purchaser may do to an order, as the page hands it down. */
export interface PurchaserActions {
  cancel: (input: { orderId: string; reason: string }) => Done;
  received: (input: { orderId: string }) => Done;
  notReceived: (input: { orderId: string; note: string }) => Done;
  inspected: (input: { orderId: string; serialMatches: 'yes' | 'no' }) => Done;
  decide: (input: PurchaseDecisionInput) => Done;
}
