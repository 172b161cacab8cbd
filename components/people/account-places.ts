/** The places of the account, each at `/account/…`. */
export const ACCOUNT_PLACES = ['profile', 'addresses', 'notifications', 'security', 'data', 'close'] as const;
