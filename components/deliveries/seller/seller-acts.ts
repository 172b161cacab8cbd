import type { CarrierDeliveryInput, DeclineNoticeInput, DeliveryNoticeInput, RelayInput } from '@/lib/deliveries/model/inputs';
import type { Result } from '@/lib/kernel/result';

/** The seller's acts, as the page hands them in. */
export interface SellerActs {
  /** Accepts a notice with a day, or ships what was accepted. */
  answer: (input: DeliveryNoticeInput) => Promise<Result<unknown>>;
  decline: (input: DeclineNoticeInput) => Promise<Result<unknown>>;
  recordDelivery: (input: CarrierDeliveryInput) => Promise<Result<unknown>>;
  relay: (input: RelayInput) => Promise<Result<unknown>>;
  confirmReturn: (input: { orderId: string }) => Promise<Result<unknown>>;
}
