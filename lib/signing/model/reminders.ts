/** Days after its delivery on which a purchaser who has not signed is reminded. */
export const REMIND_DAYS = [3, 7, 12] as const;
