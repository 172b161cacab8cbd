import { missingConsents, type Given } from './consents';

/** The way to a signature, in the order in which it is gone. */
export const SIGNING_STEPS = ['begin', 'read', 'agree', 'sign'] as const;
export type SigningStep = (typeof SIGNING_STEPS)[number];

/** How far somebody has come who has opened a contract, or a supplement of one (null: not yet). */
export function furthestStep(signing: { read: boolean; given: Given } | null, packId: string, supplementNo = 0): SigningStep {
  if (!signing) return 'begin';
  if (!signing.read) return 'read';
  return missingConsents(packId, signing.given, supplementNo).length > 0 ? 'agree' : 'sign';
}

/** The step that an address asks for where that has been reached, else how far one has come. */
export function stepAt(asked: unknown, furthest: SigningStep): SigningStep {
  const step = SIGNING_STEPS.find((each) => each === asked);
  return step && SIGNING_STEPS.indexOf(step) <= SIGNING_STEPS.indexOf(furthest) ? step : furthest;
}
