import type { Role, SellerRole } from '@/lib/kernel/actor';

export const DEMO_PASSWORD = 'dalmada-demo-2026';

export interface DemoAccount {
  email: string;
  name: string;
  role: Role;
}

/** Whom the demo has from the start, all with the same password. Live mode has none of them. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { email: 'purchaser@dalmada.test', name: '김하늘', role: 'PURCHASER' },
  { email: 'purchaser2@dalmada.test', name: '박도윤', role: 'PURCHASER' },
  { email: 'seller@dalmada.test', name: '이서준', role: 'SELLER' },
  { email: 'seller2@dalmada.test', name: '최지우', role: 'SELLER' },
  { email: 'seller3@dalmada.test', name: '오세영', role: 'SELLER' },
  { email: 'desk@dalmada.test', name: '정민서', role: 'DESK' },
  { email: 'desk2@dalmada.test', name: '윤서진', role: 'DESK' },
  { email: 'desk3@dalmada.test', name: '배지호', role: 'DESK' },
  { email: 'admin@dalmada.test', name: '한유진', role: 'ADMIN' },
  { email: 'admin2@dalmada.test', name: '노은채', role: 'ADMIN' },
];

/** Who works for the first of the demo's shops beside its owner. */
export const DEMO_STAFF: readonly (DemoAccount & { sellerRoles: SellerRole[] })[] = [
  { email: 'listings@dalmada.test', name: '윤가람', role: 'SELLER', sellerRoles: ['LISTINGS'] },
  { email: 'shipping@dalmada.test', name: '장하준', role: 'SELLER', sellerRoles: ['SHIPPING'] },
];
export const DEMO_SHOP_OWNER = 'seller@dalmada.test';
