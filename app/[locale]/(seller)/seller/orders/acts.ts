import type { SellerActs } from '@/components/deliveries/seller/seller-acts';
import { confirmReturnAction, declineDeliveryNoticeAction, recordCarrierDeliveryAction, relayDecisionAction, sendDeliveryNoticeAction } from './actions';

/** What a seller can do to an order, for the list's open row and the order's page alike. */
export const sellerActs: SellerActs = {
  answer: sendDeliveryNoticeAction,
  decline: declineDeliveryNoticeAction,
  recordDelivery: recordCarrierDeliveryAction,
  relay: relayDecisionAction,
  confirmReturn: confirmReturnAction,
};
