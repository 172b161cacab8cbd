import { plainDateIn } from '@/lib/kernel/calendar';
import type { Problem } from '@/lib/kernel/result';
import { disclosureProblems, missingDisclosures, ratesOver, type DisclosureValues } from '@/lib/disclosures/model/pack';
import { HOME_JURISDICTION, packInForce } from '@/lib/disclosures/model/packs';
import type { Temporal } from 'temporal-polyfill';

/** What the purchaser types later and the form cannot be signed without. */
const TYPED = ['purchaserAddress'];
/** Said by the form's own words under every order: they depend on the law alone. */
const SAID_BY_THE_FORM = { titleRetention: true, withdrawal: true, rescission: true, acceleration: true, rightOfDefence: true };

export interface Disclosed {
  packId: string;
  problem: Problem | undefined;
}

/** What a form says, its two rates among it. */
export type FormValues = DisclosureValues & { realAnnualRate: string; lateRate: string };

/** The pack that a form opened now is shown under, and what it would fail to say, or say above a statutory maximum: such a form is not opened. */
export function discloseForm(values: FormValues, at: Temporal.Instant): Disclosed {
  const on = plainDateIn(at);
  const pack = packInForce(HOME_JURISDICTION, on);
  const { realAnnualRate, lateRate } = values;
  const missing = missingDisclosures(pack.form, { ...SAID_BY_THE_FORM, ...values }).filter(({ key }) => !TYPED.includes(key));
  const fields = { ...ratesOver(pack, { realAnnualRate, lateRate }, on), ...disclosureProblems(missing) };
  return { packId: pack.id, problem: Object.keys(fields).length > 0 ? { code: 'orders.not-disclosed', fields } : undefined };
}
