'use server';
import { creditRefundInput } from '@/lib/billing/model/collection';
import { recordCreditRefund } from '@/lib/billing/refund-credit';
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
export const recordCreditRefundAction = deskAction(creditRefundInput, recordCreditRefund);
