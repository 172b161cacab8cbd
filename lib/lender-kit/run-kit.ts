import type { Check } from './check';
import { APPROVAL_CHECKS } from './checks/approvals';
import { CALLBACK_CHECKS } from './checks/callbacks';
import { CONTRACT_CHECKS } from './checks/contracts';
import { DECISION_CHECKS } from './checks/decisions';
import { KEY_CHECKS } from './checks/keys';
import { OFFER_CHECKS } from './checks/offers';
import { REFUSAL_CHECKS } from './checks/refusals';
import { SIGNATURE_CHECKS } from './checks/signatures';
import { Kit, type KitOptions } from './kit';
import { Advice, Fault, NotSeen, Unanswered, type Verdict } from './verdict';

const CHECKS: readonly Check[] = [
  ...SIGNATURE_CHECKS, ...REFUSAL_CHECKS, ...KEY_CHECKS, ...DECISION_CHECKS, ...OFFER_CHECKS, ...APPROVAL_CHECKS, ...CONTRACT_CHECKS, ...CALLBACK_CHECKS,
];

/** How a check begins that met what nobody thought of. */
export const UNFORESEEN = 'The kit could not go on';

/** Plays the mall, check after check; `only` some by their names. */
export async function runKit(options: KitOptions, { only, told = () => undefined }: { only?: readonly string[]; told?: (verdict: Verdict) => void } = {}): Promise<Verdict[]> {
  const kit = new Kit(options);
  const verdicts: Verdict[] = [];
  let silent = (await isThere(kit)) ? undefined : 'the server did not answer GET /health';
  for (const check of CHECKS.filter(({ name }) => !only || only.includes(name))) {
    const { name, title, section } = check;
    // Of a server that is not there one sentence is enough.
    const verdict = silent === undefined || name === 'health' || name === 'deadline' ? await verdictOf(kit, check) : { name, title, section, kind: 'skipped' as const, why: silent };
    if (verdict.kind === 'failed' && silent === undefined && !(await isThere(kit))) silent = `the server does not answer any more since ${name}`;
    told(verdict);
    verdicts.push(verdict);
  }
  return verdicts;
}

const isThere = (kit: Kit): Promise<boolean> => kit.get('/health', { unsigned: true }).then(() => true, (error: unknown) => !(error instanceof Unanswered));

async function verdictOf(kit: Kit, { name, title, section, run }: Check): Promise<Verdict> {
  const about = { name, title, section };
  try {
    await run(kit);
    return { ...about, kind: 'passed' };
  } catch (error) {
    if (error instanceof Fault) return { ...about, kind: 'failed', seen: error.seen, mend: error.mend };
    if (error instanceof Advice) return { ...about, kind: 'advised', seen: error.seen, mend: error.mend };
    if (error instanceof NotSeen) return { ...about, kind: 'skipped', why: error.message };
    // What an institution answers can be stranger than a check expects; the others go on.
    return { ...about, kind: 'failed', seen: `${UNFORESEEN}: ${error instanceof Error ? error.message : String(error)}.`, mend: 'See that the answers before this are what the protocol shows.' };
  }
}
