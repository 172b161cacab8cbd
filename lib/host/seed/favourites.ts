import { addFavourite } from '@/lib/catalogue/add-favourite';
import type { Deps } from '@/lib/platform/db';
import { asOf, daysAgo } from './demo-time';
import { done } from './done';
import { actorOf } from './people';

/** Who marked what, the oldest first. The browser's tests walk with the first two purchasers, who have marked nothing. */
const MARKED: Readonly<Record<string, readonly string[]>> = {
  'purchaser3@dalmada.test': ['카페온 듀오 에스프레소 2그룹', '온새미 쇼케이스 냉장고 470L', '가든 3인 리클라이너 소파', '세종 업라이트 피아노 U-113 화이트'],
  'purchaser6@dalmada.test': ['바람 시티 2 전기자전거', '루멘 R5 풀프레임 미러리스'],
};

/** What the demo's purchasers marked to find it again.. */
export async function seedFavourites(deps: Deps): Promise<void> {
  for (const [email, titles] of Object.entries(MARKED)) {
    const purchaser = await actorOf(deps, email);
    if ((await deps.db.favourite.count({ where: { userId: purchaser.userId } })) > 0) continue;
    for (const [index, title] of titles.entries()) {
      const { id } = await deps.db.listing.findFirstOrThrow({ where: { title, status: 'PUBLISHED' }, select: { id: true } });
      done(`favourite ${title}`, await addFavourite(asOf(deps, daysAgo(deps.clock, titles.length - index, 20, index)), purchaser, { listingId: id }));
    }
  }
}
