/** A seal takes seconds, with a time-stamp server that is slow some minutes: what is signed so long ago is in trouble. */
export const SEAL_MINUTES = 10;

/** What keeps a signed contract from its seal; each has a text under `contracts.troubles`. */
export type SealTrouble = 'stamp' | 'failing' | 'waiting';

/** @param job how the job that seals it fares: null attempts, there is none (a sweep brings it back) */
export function sealTrouble({ attempts, lastError }: { attempts: number | null; lastError: string | null }): SealTrouble {
  if (!attempts || lastError === null) return 'waiting';
  return /time.?stamp|\bTSA\b/i.test(lastError) ? 'stamp' : 'failing';
}
