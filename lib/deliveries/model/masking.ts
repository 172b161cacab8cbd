/** `김서연` → `김○연`, `이수` → `이○`: a list is read over shoulders; the delivery notice has the whole name. */
export function maskName(name: string): string {
  const letters = [...name];
  if (letters.length <= 1) return name;
  const [first = '', ...rest] = letters;
  const last = rest.length > 1 ? rest.at(-1) ?? '' : '';
  return `${first}${rest.slice(0, last ? -1 : undefined).map((letter) => (letter === ' ' ? ' ' : '○')).join('')}${last}`;
}

/** The first two words of a road address: `서울 마포구`. */
export const areaOf = (road: string): string => road.split(' ').slice(0, 2).join(' ');
