/** By how many days the oldest unpaid invoice is past due: not at all, up to 30, 60, 90, or more. */
export const BUCKETS = ['current', 'to30', 'to60', 'to90', 'over90'] as const;
export type Bucket = (typeof BUCKETS)[number];

/** In which month-end bucket a lease can come to be: one of those, or its end. */
export const ROLLED_TO = [...BUCKETS, 'ended'] as const;

/** The least days of the buckets after the first, in their order. */
export const FROM_DAYS = [1, 31, 61, 91] as const;

export const bucketOf = (daysPastDue: number): number => FROM_DAYS.filter((from) => daysPastDue >= from).length;

/** What an address says of a bucket. */
export const bucketIn = (text: string | undefined): number | undefined => {
  const index = BUCKETS.indexOf(text as Bucket);
  return index < 0 ? undefined : index;
};
