import { SYSTEM } from '@/lib/kernel/actor';
import type { Decision } from '@/lib/deliveries/model/states';
import type { SignedOrder } from '../store/signed-order';

/** What the purchaser found and decided, and who passed it on. Instants are RFC 3339 texts. */
export interface PurchaseDecision {
  decision: Decision;
  decidedAt: string;
  carrierDeliveredAt: string | null;
  receivedAt: string | null;
  inspectedAt: string | null;
  serialDiffers: boolean;
  /** The purchaser's own words. */
  note: string | null;
  relayed: { at: string; by: 'SELLER' | 'MALL' } | null;
  seller: string;
  serials: string[];
  /** Of the allocated unit, where another was sent in its place. */
  insteadOfSerial: string | null;
  serialsConfirmed: string[];
}

const text = (date: Date | null) => date?.toISOString() ?? null;

/** Null before there is a decision. */
export function purchaseDecision({ delivery, seller }: SignedOrder): PurchaseDecision | null {
  if (!delivery?.decision || !delivery.decidedAt) return null;
  return {
    decision: delivery.decision, decidedAt: delivery.decidedAt.toISOString(), carrierDeliveredAt: text(delivery.carrierDeliveredAt),
    receivedAt: text(delivery.receivedAt), inspectedAt: text(delivery.inspectedAt), serialDiffers: delivery.serialDiffers, note: delivery.decisionNote,
    relayed: delivery.relayedAt && { at: delivery.relayedAt.toISOString(), by: delivery.relayedById === SYSTEM.userId ? 'MALL' : 'SELLER' },
    seller: seller.businessName, serials: delivery.serials, insteadOfSerial: delivery.insteadOfSerial, serialsConfirmed: delivery.serialsConfirmed,
  };
}
