'use server';
import { answerRefusal } from '@/lib/rights/answer-refusal';
import { confirmGoodsBack } from '@/lib/rights/confirm-goods-back';
import { answerRefusalInput, goodsBackInput } from '@/lib/rights/model/inputs';
import { sellerAction } from '@/lib/web/action';

export const confirmGoodsBackAction = sellerAction('orders', goodsBackInput, confirmGoodsBack);
export const answerRefusalAction = sellerAction('contracts', answerRefusalInput, answerRefusal);
