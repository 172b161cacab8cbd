/** The places of the account, each at `/account/…`. */
export const ACCOUNT_PLACES = ['profile', 'addresses', 'payment', 'notifications', 'security', 'data', 'close'] as const;

/** What of them somebody has: only a purchaser pays. */
export const accountPlaces = (role: string) => ACCOUNT_PLACES.filter((place) => place !== 'payment' || role === 'PURCHASER');
