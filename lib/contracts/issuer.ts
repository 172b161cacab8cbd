import type { ContractAnswer } from '@/lib/institutions/model/answers';
import type { Deps } from '@/lib/platform/db';
import type { ContractToIssue } from './store/contracts';

export type IssueOutcome =
  | { kind: 'issued'; answer: ContractAnswer }
  /** Comes by callback, which may name it by the financier's own id alone. */
  | { kind: 'pending'; contractId?: string | undefined }
  /** Final: the financier will not issue it. */
  | { kind: 'refused'; reason: string }
  /** It may or may not have happened: ask again with the same key. */
  | { kind: 'unknown'; reason: string };

/** A financier that draws up contracts: the lease desk in process, or an outside institution. */
export interface ContractIssuer {
  issue(deps: Deps, subject: ContractToIssue): Promise<IssueOutcome>;
}
