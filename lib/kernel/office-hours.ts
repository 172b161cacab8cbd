/** When promises run on a business day, from one hour to the other. */
export const OFFICE = { opens: 9, closes: 18 } as const;
export const OFFICE_HOURS = OFFICE.closes - OFFICE.opens;
