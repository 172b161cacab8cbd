const BROWSERS: readonly [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'], [/\bSamsungBrowser\//, 'Samsung Internet'], [/\bWhale\//, 'Whale'], [/\bKAKAOTALK\b/, 'KakaoTalk'], [/\bNAVER\(/, 'NAVER'],
  [/\bOPR\//, 'Opera'], [/\b(?:Firefox|FxiOS)\//, 'Firefox'], [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'], [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'], [/\biPad\b/, 'iPad'], [/\bAndroid\b/, 'Android'], [/\bWindows NT\b/, 'Windows'], [/\bMac OS X\b/, 'Mac'], [/\bCrOS\b/, 'ChromeOS'], [/\bLinux\b/, 'Linux'],
];

const first = (known: readonly [RegExp, string][], agent: string) => known.find(([mark]) => mark.test(agent))?.[1];

/** `Chrome · Android` of a user agent: what it says of itself and no more. Empty where it says nothing that we know. */
export function deviceText(userAgent: string | null | undefined): string {
  const agent = (userAgent ?? '').slice(0, 500);
  return [first(BROWSERS, agent), first(SYSTEMS, agent)].filter(Boolean).join(' · ');
}
