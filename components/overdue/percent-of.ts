/** "0.099" as a reader sees it: 9.9. */
export const percentOf = (rate: string): string => String(Math.round(Number(rate) * 1_000_000) / 10_000);
