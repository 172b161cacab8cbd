'use server';
import { cameBackInput, refundByHandInput } from '@/lib/billing/model/collection';
import { recordCameBack } from '@/lib/billing/record-came-back';
import { recordRefundByHand } from '@/lib/billing/record-refund-by-hand';
import { answerRefusal } from '@/lib/rights/answer-refusal';
import { confirmGoodsBack } from '@/lib/rights/confirm-goods-back';
import { decideCase } from '@/lib/rights/decide-case';
import { answerRefusalInput, decideCaseInput, goodsBackInput, recordRefundInput } from '@/lib/rights/model/inputs';
import { recordRefund } from '@/lib/rights/record-refund';
import { deskAction } from '@/lib/web/action';

export const answerForFinancierAction = deskAction(answerRefusalInput, answerRefusal);
export const decideCaseAction = deskAction(decideCaseInput, decideCase);
export const recordRefundAction = deskAction(recordRefundInput, recordRefund);
export const confirmForSellerAction = deskAction(goodsBackInput, confirmGoodsBack);
export const recordRefundByHandAction = deskAction(refundByHandInput, recordRefundByHand);
export const recordCameBackAction = deskAction(cameBackInput, recordCameBack);
