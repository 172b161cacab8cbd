/** The 17 provinces and cities of Korea, north-west to south; their place here is their bit in `listing_offer.region_mask`. */
export const REGIONS = [
  'seoul', 'gyeonggi', 'incheon', 'gangwon', 'chungbuk', 'sejong', 'chungnam', 'daejeon', 'gyeongbuk', 'daegu', 'ulsan', 'busan',
  'gyeongnam', 'jeonbuk', 'jeonnam', 'gwangju', 'jeju',
] as const;
export type Region = (typeof REGIONS)[number];

/** The last two digits with which the postcodes of a region begin, in the order of the numbers (Korea Post, 2015). */
const LAST_PREFIX: readonly (readonly [number, Region])[] = [
  [9, 'seoul'], [20, 'gyeonggi'], [23, 'incheon'], [26, 'gangwon'], [29, 'chungbuk'], [30, 'sejong'], [33, 'chungnam'], [35, 'daejeon'],
  [40, 'gyeongbuk'], [43, 'daegu'], [45, 'ulsan'], [49, 'busan'], [53, 'gyeongnam'], [56, 'jeonbuk'], [60, 'jeonnam'], [62, 'gwangju'], [63, 'jeju'],
];

const isRegion = (text: string): text is Region => REGIONS.some((region) => region === text);

/** What a column of region codes says, in the order of {@link REGIONS}. */
export const regionsOf = (codes: readonly string[]): Region[] => REGIONS.filter((region) => codes.filter(isRegion).includes(region));

/** Where a postcode of five digits lies; undefined for one that no region has. */
export function regionOfPostcode(postcode: string): Region | undefined {
  const digits = /^(\d{2})\d{3}$/.exec(postcode.trim())?.[1];
  const prefix = Number(digits);
  if (digits === undefined || prefix === 0) return undefined;
  return LAST_PREFIX.find(([last]) => prefix <= last)?.[1];
}

/** Whether goods that are delivered in these regions reach a postcode; one that cannot be placed is reached from everywhere alone. */
export function reaches(regions: readonly Region[], postcode: string): boolean {
  if (regions.length === REGIONS.length) return true;
  const region = regionOfPostcode(postcode);
  return region !== undefined && regions.includes(region);
}

export const regionMask = (regions: readonly Region[]): number => regions.reduce((mask, region) => mask | (1 << REGIONS.indexOf(region)), 0);
