import { expect, test } from 'vitest';
import { isSellersAlone, MALL_REASONS } from '@/lib/limits/model/reasons';

test('a decline for the seller’s limit is nobody’s whom the purchaser could answer for; beside another reason it is', () => {
  const income = { code: 'INCOME', ko: '소득', en: 'income' };
  expect([[MALL_REASONS.SELLER_LIMIT], [], [income], [income, MALL_REASONS.SELLER_LIMIT]].map(isSellersAlone)).toEqual([true, false, false, false]);
});
