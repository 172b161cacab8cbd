'use server';
import { answerDeliveryNotice } from '@/lib/deliveries/answer-delivery-notice';
import { confirmReturn } from '@/lib/deliveries/confirm-return';
import { declineDeliveryNotice } from '@/lib/deliveries/decline-delivery-notice';
import { carrierDeliveryInput, declineNoticeInput, deliveryNoticeInput, relayInput } from '@/lib/deliveries/model/inputs';
import { recordCarrierDelivery } from '@/lib/deliveries/record-carrier-delivery';
import { relayDecision } from '@/lib/deliveries/relay-decision';
import { orderInput } from '@/lib/orders/model/draft';
import { sellerAction } from '@/lib/web/action';

/** Accept and ship: the two answers to a delivery notice that move goods. */
export const sendDeliveryNoticeAction = sellerAction('orders', deliveryNoticeInput, answerDeliveryNotice);
export const declineDeliveryNoticeAction = sellerAction('orders', declineNoticeInput, declineDeliveryNotice);
export const recordCarrierDeliveryAction = sellerAction('orders', carrierDeliveryInput, recordCarrierDelivery);
export const relayDecisionAction = sellerAction('orders', relayInput, relayDecision);
export const confirmReturnAction = sellerAction('orders', orderInput, confirmReturn);
