import { err, ok, type Result } from './result';
import { flowSign, rootNear } from './root-search';
import { scheduleFlows, type Schedule } from './schedule';

/** Where the search begins: half a percent a month. Only flows with several rates depend on it. */
const GUESS = 0.005;

/**
 * 실제연간요율, the real annual rate, as a decimal string with six digits ("0.069003"): twelve times the monthly
 * internal rate of return of the flows as they are really paid, roundings included. It is nominal, not compounded,
 * so that it can be set beside the rate in the terms. Flows in minor units, one a month from month 0.
 * Adds, multiplies and divides floats alone, which every machine does alike; six digits are far above their error.
 * Error: `terms.no-rate`.
 */
export function realAnnualRate(monthlyFlows: readonly bigint[]): Result<string> {
  const sign = flowSign(monthlyFlows.map(Number));
  const monthly = sign && rootNear(sign, GUESS);
  return monthly === undefined ? err({ code: 'terms.no-rate' }) : ok((monthly * 12).toFixed(6).replace(/^-(0\.0+)$/, '$1'));
}

/** The real annual rate of a schedule, the residual paid at the end; the rate in its terms where its flows have none (nothing is lent). */
export function scheduleRealRate(schedule: Schedule): string {
  const rate = realAnnualRate(scheduleFlows(schedule));
  return rate.ok ? rate.value : schedule.terms.annualRate;
}
