import { measureMall, spread } from './mall';

/* npm run bench -- product [--listings 1000,10000,100000] [--requests 800]: product pages, spread over the whole catalogue. */
await measureMall('product', (n, { listings, idOf }) => ({ path: `/p/${idOf(1 + spread(n, listings))}`, shows: '입니다. 집에서 받고' }));
