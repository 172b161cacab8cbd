import { browseHref, EVERYTHING } from '@/lib/catalogue/model/browse';
import { measureMall, spread } from './mall';

/*
 * npm run bench -- search [--listings 1000,10000,100000] [--requests 800]: searches in Korean and English, for kinds, parts of
 * words, brands and models, alone and with choices, each with hits.
 */
const WORDS = ['노트', '노트북', 'laptop', '피아노', 'piano', '냉장고', 'fridge', '안마', '자전거', 'bicycle', '카메라', '에스프레소', '드론', '소파', '첼로', 'washer', '세탁기', '텔레', '책상', '침대', '모니터', '오븐', 'drum', '런닝머신'];
const SORTS = [undefined, undefined, undefined, 'price-low', 'new'] as const;

await measureMall('search', (n) => {
  const sort = SORTS[spread(n * 7 + 3, SORTS.length)];
  const words = WORDS[spread(n, WORDS.length)] ?? '';
  // No month costs so much: it makes each address one of its own, and narrows nothing.
  const ceilingMinor = 100_000_000n + BigInt(n);
  return { path: browseHref({ ...EVERYTHING, words, ceilingMinor, ...(sort && { sort }), ...(n % 5 === 0 && { termMonths: 24 }) }), shows: '/p/g_' };
});
