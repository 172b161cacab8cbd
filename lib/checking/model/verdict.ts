import type { Answer } from './answer';
import type { FileReport } from './check-file';
import { failed, passed, reasonOf, stateOf, unknown, type Check, type CheckName } from './checks';

/**
 * What a file is, in one word. AUTHENTIC: what the mall has sealed, byte for byte. HOLDS: its seal is ours and holds, but
 * the mall was not asked or does not know it. CONTRADICTS: so, and its contents do not agree. UNSIGNED, DELIVERED, NEVER: the
 * document that was delivered to be signed, which waits, was signed since, or never was. CHANGED: it was ours. UNSEALED:
 * it carries a contract and no seal. FOREIGN: not ours. NOT_PDF.
 */
export const VERDICTS = ['AUTHENTIC', 'HOLDS', 'CONTRADICTS', 'UNSIGNED', 'DELIVERED', 'NEVER', 'CHANGED', 'UNSEALED', 'FOREIGN', 'NOT_PDF'] as const;
export type Verdict = (typeof VERDICTS)[number];

const OF_SEAL = ['signature', 'whole', 'seal', 'time'] as const;
const OF_CONTENTS = ['certificate', 'terms', 'print', 'evidence', 'seller', 'financier'] as const;

const fails = (checks: readonly Check[], names: readonly CheckName[]): boolean => names.some((name) => stateOf(checks, name) === 'FAILED');

/** `answer` is what the mall says of it; null where it could not be asked. */
export function verdictOf({ checks, ours }: Pick<FileReport, 'checks' | 'ours'>, answer: Answer | null): Verdict {
  if (answer?.match === 'SEALED') return 'AUTHENTIC';
  if (answer?.match === 'DELIVERED') return unsigned(answer.contract.standing);
  if (answer?.match === 'SEALED_PART') return 'CHANGED';
  const signature = reasonOf(checks, 'signature');
  // Before its number is believed: whoever seals anew copies that as well.
  if (!ours && (reasonOf(checks, 'certificate') === 'not-ours' || signature === 'other-form')) return 'FOREIGN';
  if (answer?.match === 'NUMBER') return 'CHANGED';
  if (signature === 'not-pdf') return 'NOT_PDF';
  if (signature === 'none') return stateOf(checks, 'terms') === 'PASSED' ? 'UNSEALED' : 'FOREIGN';
  if (fails(checks, OF_SEAL)) return 'CHANGED';
  return fails(checks, OF_CONTENTS) ? 'CONTRADICTS' : 'HOLDS';
}

function unsigned(standing: string): Verdict {
  if (standing === 'UNSIGNED') return 'UNSIGNED';
  return standing === 'NEVER' ? 'NEVER' : 'DELIVERED';
}

/** Whether the mall keeps this very file: a file whose seal holds may still be another than the one under its number. */
export function keptCheck(answer: Answer | null): Check {
  if (answer === null) return unknown('kept', 'not-asked');
  if (answer.match === null) return unknown('kept', 'not-known');
  if (answer.match === 'SEALED') return passed('kept');
  return answer.match === 'DELIVERED' ? { ...passed('kept'), reason: 'delivered' } : failed('kept', 'other');
}
