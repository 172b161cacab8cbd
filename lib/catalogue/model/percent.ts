const PERCENT = /^[0-9]{1,3}(?:\.[0-9]{1,2})?$/;

/** "12.5" (percent) → 1250 basis points; undefined when it is not a percentage with at most two decimals. */
export function bpsOf(percent: string): number | undefined {
  const text = percent.normalize('NFKC').trim().replace(/%$/, '');
  if (!PERCENT.test(text)) return undefined;
  const [whole = '0', fraction = ''] = text.split('.');
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}

/** 1250 → "12.5" */
export function percentText(bps: number): string {
  const text = `${Math.floor(bps / 100)}.${String(bps % 100).padStart(2, '0')}`;
  return text.replace(/\.?0+$/, '');
}

/** A decimal rate from basis points: 990 → "0.099". */
export const rateOf = (bps: number): string => (bps / 10_000).toFixed(4).replace(/\.?0+$/, '');

/** A part of an amount in percent with at most one decimal, half up: 996,828 of 5,480,000 is 18.2. For words, never for sums. */
export const percentOf = (part: bigint, whole: bigint): number => Number((part * 2000n + whole) / (whole * 2n)) / 10;
