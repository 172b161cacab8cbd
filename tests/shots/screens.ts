/** A screen by its address, or by the first link on another screen that leads to one like it. */
export interface Screen {
  name: string;
  at: string;
  /** Where `at` lists what this screen shows one of. */
  link?: RegExp;
}

const one = (name: string, at: string, link: RegExp): Screen => ({ name, at, link });
const page = (name: string, at: string): Screen => ({ name, at });

export const VISITOR: readonly Screen[] = [
  page('home', '/'), page('home-narrowed', '/search?term=24&first=20&max=100000&sort=price-low'), one('category', '/', /^\/c\/[a-z-]+$/), page('search', '/search?q=냉장고'), page('search-nothing', '/search?q=없는물건이름'),
  one('product', '/', /^\/p\/g_/), page('sign-in', '/sign-in'), page('sign-up', '/sign-up'), page('sign-up-seller', '/sign-up/seller'), page('recover', '/recover'),
  page('mailbox', '/mailbox'), page('not-found', '/no-such-page'),
];

export const PURCHASER: readonly Screen[] = [
  page('limits', '/limits'), one('limit', '/limits', /^\/limits\/q_/), page('orders', '/orders'), one('order', '/orders', /^\/orders\/o_[0-9A-Z]+$/), one('order-form', '/orders', /^\/orders\/o_[0-9A-Z]+\/form/),
  one('contract', '/orders', /^\/contracts\//), page('leases', '/leases'), one('lease', '/leases', /^\/leases\//), page('notifications', '/notifications'), page('account', '/account'), page('no-permission', '/admin'),
];

export const SELLER: readonly Screen[] = [
  page('seller', '/seller'), page('seller-listings', '/seller/listings'), page('seller-listing-new', '/seller/listings/new'), one('seller-listing', '/seller/listings', /^\/seller\/listings\/g_/),
  page('seller-orders', '/seller/orders'), one('seller-order', '/seller/orders?tab=all', /^\/seller\/orders\/o_/), page('seller-limits', '/seller/limits'), page('seller-profile', '/seller/profile'),
];

export const DESK: readonly Screen[] = [page('desk', '/desk'), page('desk-limits', '/desk/limits'), one('desk-limit', '/desk/limits', /^\/desk\/limits\//)];

export const ADMIN: readonly Screen[] = [
  page('admin', '/admin'), page('admin-listings', '/admin/listings'), one('admin-listing', '/admin/listings', /^\/admin\/listings\//), page('admin-contracts', '/admin/contracts'), one('admin-contract', '/admin/contracts', /^\/admin\/contracts\//),
  page('admin-sellers', '/admin/sellers'), one('admin-seller', '/admin/sellers', /^\/admin\/sellers\//), page('admin-people', '/admin/people'), one('admin-person', '/admin/people', /^\/admin\/people\//),
  page('admin-institutions', '/admin/institutions'), page('admin-audit', '/admin/audit'), page('admin-clock', '/admin/clock'),
];
