import { browseHref, EVERYTHING, SORTS } from '@/lib/catalogue/model/browse';
import { browseCursorText } from '@/lib/catalogue/model/browse-cursor';
import { measureMall, spread } from './mall';

/*
 * npm run bench -- browse [--listings 1000,10000,100000] [--requests 800]: categories in every order, with a ceiling, a term, a
 * first payment and other choices, their first pages and pages far down.
 */
const CATEGORIES = ['appliances', 'computers', 'furniture', 'health', 'mobility', 'instruments', 'shop'];

await measureMall('browse', (n, { listings, idOf }) => {
  const category = CATEGORIES[spread(n, CATEGORIES.length)] ?? '';
  const sort = SORTS[spread(n * 5 + 2, SORTS.length)];
  const browse = {
    ...EVERYTHING, category,
    ...(sort && sort !== 'new' && { sort }),
    // A ceiling that narrows, or one that no month reaches; either way an address of its own.
    ceilingMinor: n % 3 === 0 ? BigInt(20_000 + 10_000 * spread(n * 3, 20) + n) : 100_000_000n + BigInt(n),
    ...(n % 4 === 0 && { termMonths: 24 as const, firstPercent: 10 as const }),
    ...(n % 5 === 0 && { conditions: ['NEW' as const] }),
    ...(n % 7 === 0 && { regions: ['jeju' as const] }),
  };
  if (n % 6 !== 0) return { path: browseHref(browse), shows: '/p/g_' };
  // Somewhere in the list of the newest, which goes on from any place.
  const place = Math.ceil(listings / 4) + spread(n, Math.floor(listings / 2));
  const after = browseCursorText('new', { value: Date.parse('2026-01-01T00:00:00Z') + place * 1000, id: idOf(place) });
  return { path: browseHref({ ...EVERYTHING, category }, { after }), shows: '/p/g_' };
});
