'use server';
import { cancelOrder } from '@/lib/deliveries/cancel-order';
import { confirmReceipt } from '@/lib/deliveries/confirm-receipt';
import { decidePurchase } from '@/lib/deliveries/decide-purchase';
import { cancelOrderInput, inspectionInput, notReceivedInput, purchaseDecisionInput } from '@/lib/deliveries/model/inputs';
import { recordInspection } from '@/lib/deliveries/record-inspection';
import { reportNotReceived } from '@/lib/deliveries/report-not-received';
import { orderInput } from '@/lib/orders/model/draft';
import { purchaserAction } from '@/lib/web/action';

export const cancelOrderAction = purchaserAction(cancelOrderInput, cancelOrder);
export const confirmReceiptAction = purchaserAction(orderInput, confirmReceipt);
export const reportNotReceivedAction = purchaserAction(notReceivedInput, reportNotReceived);
export const recordInspectionAction = purchaserAction(inspectionInput, recordInspection);
export const decidePurchaseAction = purchaserAction(purchaseDecisionInput, decidePurchase);
