/** A part of a whole in percent with one decimal, by whole numbers: `12.5%`; a dash where there is no whole. */
export function shareText(part: bigint | number, whole: bigint | number): string {
  const [of, all] = [BigInt(part), BigInt(whole)];
  if (all === 0n) return '–';
  const tenths = (of * 2000n + all) / (all * 2n);
  return `${tenths / 10n}.${tenths % 10n}%`;
}
