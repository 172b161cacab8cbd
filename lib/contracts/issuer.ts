import type { ContractAnswer } from '@/lib/institutions/model/answers';
import type { Deps } from '@/lib/platform/db';
import type { Contract, Institution } from '@/lib/platform/generated/client';

export type IssueOutcome =
  | { kind: 'issued'; answer: ContractAnswer }
  /** Comes by callback. */
  | { kind: 'pending' }
  /** Final: the financier will not issue it. */
  | { kind: 'refused'; reason: string }
  /** It may or may not have happened: ask again with the same key. */
  | { kind: 'unknown'; reason: string };

export interface ContractToIssue {
  contract: Contract;
  institution: Institution;
  approvalExternalId: string;
  deliveredAt: Date;
  acceptedAt: Date;
}

/** A financier that draws up contracts: the lease desk in process, or an outside institution. */
export interface ContractIssuer {
  issue(deps: Deps, subject: ContractToIssue): Promise<IssueOutcome>;
}
