const PROVINCES: [RegExp, string][] = [
  [/서울특별시/g, '서울'], [/(부산|대구|인천|광주|대전|울산)광역시/g, '$1'], [/세종특별자치시/g, '세종'], [/경기도/g, '경기'],
  [/(강원|전북|제주)특별자치도/g, '$1'], [/(충|전|경)[청라상](남|북)도/g, '$1$2'],
];

/**
 * The same address or name written another way: long and short province names, spaces, commas and brackets do not count,
 * save that two numbers stay two (1-11 is not 11-1).
 */
export function normaliseWording(text: string): string {
  const short = PROVINCES.reduce((current, [pattern, replacement]) => current.replace(pattern, replacement), text.normalize('NFC'));
  return short.toLowerCase().replace(/(\d)[\s,.()·-]+(?=\d)/g, '$1/').replace(/[\s,.()·-]/g, '');
}
