import { APPROVAL_CHECKS } from './checks/approvals';
import { CALLBACK_CHECKS } from './checks/callbacks';
import { CONTRACT_CHECKS } from './checks/contracts';
import { DECISION_CHECKS } from './checks/decisions';
import { KEY_CHECKS } from './checks/keys';
import { OFFER_CHECKS } from './checks/offers';
import { REFUSAL_CHECKS } from './checks/refusals';
import { SIGNATURE_CHECKS } from './checks/signatures';
import { Kit, type KitOptions } from './kit';
import { Fault, NotSeen, type Check, type Verdict } from './verdict';

const CHECKS: readonly Check[] = [
  ...SIGNATURE_CHECKS, ...REFUSAL_CHECKS, ...KEY_CHECKS, ...DECISION_CHECKS, ...OFFER_CHECKS, ...APPROVAL_CHECKS, ...CONTRACT_CHECKS, ...CALLBACK_CHECKS,
];

/** Plays the mall, check after check; `only` some by their names. */
export async function runKit(options: KitOptions, { only, told = () => undefined }: { only?: readonly string[]; told?: (verdict: Verdict) => void } = {}): Promise<Verdict[]> {
  const kit = new Kit(options);
  const verdicts: Verdict[] = [];
  for (const check of CHECKS.filter(({ name }) => !only || only.includes(name))) {
    const verdict = await verdictOf(kit, check);
    told(verdict);
    verdicts.push(verdict);
  }
  return verdicts;
}

async function verdictOf(kit: Kit, { name, title, section, run }: Check): Promise<Verdict> {
  const about = { name, title, section };
  try {
    await run(kit);
    return { ...about, kind: 'passed' };
  } catch (error) {
    if (error instanceof Fault) return { ...about, kind: 'failed', seen: error.seen, mend: error.mend };
    if (error instanceof NotSeen) return { ...about, kind: 'skipped', why: error.message };
    throw error;
  }
}
