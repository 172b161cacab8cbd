/** A screen by its address, or by the first links on other screens that lead to one like it. */
export interface Screen {
  name: string;
  at: string;
  /** Followed one after the other: where `at` lists what this screen shows one of. */
  links: readonly RegExp[];
  /** Of several such links at once. */
  together?: (addresses: readonly string[]) => string | undefined;
  /** A table of the database that is not there while the picture is taken. */
  without?: string;
}

const one = (name: string, at: string, ...links: RegExp[]): Screen => ({ name, at, links });
const page = (name: string, at: string): Screen => ({ name, at, links: [] });

const PRODUCT = /^\/p\/g_[0-9A-Z]+/;

/** The first three goods of the home page beside each other. */
function compared(addresses: readonly string[]): string | undefined {
  const ids = [...new Set(addresses.map((address) => /g_[0-9A-Z]+/.exec(address)?.[0]))].slice(0, 3);
  return ids.length === 3 ? `/compare?ids=${ids.join(',')}` : undefined;
}

const VISITOR: readonly Screen[] = [
  page('home', '/'), page('home-narrowed', '/search?term=24&first=20&max=100000&sort=price-low'), one('category', '/', /^\/c\/[a-z-]+$/), page('search', '/search?q=냉장고'), page('search-nothing', '/search?q=없는물건이름'),
  one('product', '/', PRODUCT), { name: 'compare', at: '/', links: [PRODUCT], together: compared }, one('compare-plans', '/', PRODUCT, /^\/compare\?ids=g_/), page('compare-nothing', '/compare'),
  page('recompute', '/recompute'), page('verify', '/verify'),
  page('sign-in', '/sign-in'), page('sign-up', '/sign-up'), page('sign-up-seller', '/sign-up/seller'), page('recover', '/recover'), page('mailbox', '/mailbox'), one('letter', '/mailbox', /^\/mailbox\/m_/),
  page('not-found', '/no-such-page'), page('offline', '/offline.html'),
];

const PURCHASER: readonly Screen[] = [
  page('limits-pre', '/limits/pre'), one('limit-ledger', '/limits', /^\/limits\/ledger\//),
  page('limits', '/limits'), one('limit', '/limits', /^\/limits\/q_/), one('limit-new', '/', PRODUCT, /^\/limits\/new/), page('orders', '/orders'), one('order', '/orders', /^\/orders\/o_[0-9A-Z]+$/),
  one('order-form', '/orders', /^\/orders\/o_[0-9A-Z]+\/form/), page('leases', '/leases'), one('lease', '/leases', /^\/leases\/l_/), one('lease-due-day', '/leases', /^\/leases\/l_/, /\/due-day$/), one('lease-address', '/leases', /^\/leases\/l_/, /\/address$/), one('contract', '/leases', /^\/leases\/l_/, /^\/contracts\/c_[0-9A-Z]+$/),
  page('favourites', '/favourites'), page('notifications', '/notifications'), page('account', '/account'),
  ...['profile', 'addresses', 'notifications', 'security', 'data', 'close'].map((place) => page(`account-${place}`, `/account/${place}`)), page('no-permission', '/admin'), { ...page('failure', '/favourites'), without: 'favourite' },
];

/** Whose requests are open: there is an offer to choose, or an answer to wait for. */
const OPEN: readonly Screen[] = [page('limits-open', '/limits'), one('limit-open', '/limits', /^\/limits\/q_/)];

/** Whose contract waits to be signed. */
const TO_SIGN: readonly Screen[] = [page('leases-to-sign', '/leases'), one('contract-sign', '/leases', /^\/contracts\/c_[0-9A-Z]+\/sign$/)];

const SELLER: readonly Screen[] = [
  page('seller', '/seller'), page('seller-listings', '/seller/listings'), page('seller-listing-new', '/seller/listings/new'), one('seller-listing', '/seller/listings', /^\/seller\/listings\/g_[0-9A-Z]+$/),
  page('seller-imports', '/seller/listings/imports'), page('seller-orders', '/seller/orders'), one('seller-order', '/seller/orders?tab=all', /^\/seller\/orders\/o_/), page('seller-limits', '/seller/limits'), one('seller-ledger', '/seller/limits', /^\/seller\/limits\/sl_/),
  page('seller-profile', '/seller/profile'), page('seller-staff', '/seller/staff'),
];

const DESK: readonly Screen[] = [
  page('desk', '/desk'), page('desk-limits', '/desk/limits'), one('desk-limit', '/desk', /^\/desk\/limits\/lr_/), page('desk-approvals', '/desk/approvals'), page('desk-mall-limits', '/desk/approvals/mall'), page('desk-sellers', '/desk/sellers'),
  page('desk-contracts', '/desk/contracts'), one('desk-contract', '/desk/contracts', /^\/desk\/contracts\/c_/), one('desk-seller', '/desk/sellers', /^\/desk\/sellers\/sl_/),
  page('desk-leases', '/desk/leases'), one('desk-lease', '/desk/leases', /^\/desk\/leases\/l_/),
  page('desk-objections', '/desk/objections'), one('desk-objection', '/desk/objections', /^\/desk\/objections\/ob_/), page('desk-scorecard', '/desk/scorecard'), page('desk-scorecard-tried', '/desk/scorecard?referBelow=90&declineBelow=60&ratePercent=9.9'), one('desk-scorecard-version', '/desk/scorecard', /^\/desk\/scorecard\/DESK-/),
];

/** Who checks what the other has proposed: proposals stand first. */
const CHECKER: readonly Screen[] = [one('desk-proposal', '/desk/limits', /^\/desk\/limits\/lr_/)];

const ADMIN: readonly Screen[] = [
  page('admin', '/admin'), page('admin-listings', '/admin/listings'), one('admin-listing', '/admin/listings', /^\/admin\/listings\//), page('admin-contracts', '/admin/contracts'), one('admin-contract', '/admin/contracts', /^\/admin\/contracts\//),
  page('admin-sellers', '/admin/sellers'), one('admin-seller', '/admin/sellers', /^\/admin\/sellers\//), page('admin-people', '/admin/people'), one('admin-person', '/admin/people', /^\/admin\/people\//),
  page('admin-institutions', '/admin/institutions'), page('admin-institution-new', '/admin/institutions/new'), page('admin-institution', '/admin/institutions/hanbit'), page('admin-scorecard', '/admin/scorecard'),
  page('admin-audit', '/admin/audit'), page('admin-clock', '/admin/clock'),
];

/** Who looks at which screens; nobody is a visitor. */
export const PEOPLE: readonly { email: string | null; screens: readonly Screen[] }[] = [
  { email: null, screens: VISITOR }, { email: 'purchaser3@dalmada.test', screens: PURCHASER }, { email: 'purchaser8@dalmada.test', screens: OPEN }, { email: 'purchaser4@dalmada.test', screens: TO_SIGN },
  { email: 'seller@dalmada.test', screens: SELLER }, { email: 'desk@dalmada.test', screens: DESK }, { email: 'desk2@dalmada.test', screens: CHECKER }, { email: 'admin@dalmada.test', screens: ADMIN },
];
