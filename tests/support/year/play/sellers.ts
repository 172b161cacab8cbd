import { declareSellerGone } from '@/lib/guarantee/declare-seller-gone';
import { nameSuccessor } from '@/lib/guarantee/name-successor';
import { valueOf } from '../../catalogue';
import type { Going, Year } from './year';

/** A shop has disappeared; days later another is named, who keeps its guarantees. */
export function goes(year: Year, { sellerId, on, successor, namedOn }: Going): void {
  const { road: { deps, admin } } = year;
  year.on(on, async (day) => {
    valueOf(await declareSellerGone(deps, admin, { sellerId, reason: '연락이 닿지 않고 문을 닫았습니다.' }));
    year.gone.add(sellerId);
    year.say('', day, 'SELLER_GONE', { name: sellerId });
  });
  year.on(namedOn, async (day) => {
    valueOf(await nameSuccessor(deps, admin, { sellerId, successorId: successor.sellerId, agreed: true, note: '대표가 전화와 메일로 맡겠다고 했습니다.' }));
    year.successors.set(sellerId, successor);
    year.say('', day, 'SUCCESSOR_NAMED', { name: sellerId });
  });
}
