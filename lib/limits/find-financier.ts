import type { Deps } from '@/lib/platform/db';
import type { Financier } from './financier';
import { HttpInstitution } from './http-institution';
import { LeaseDesk } from './lease-desk';

/** Who answers for a financier: the desk in process, everybody else over HTTP. */
export const findFinancier = (deps: Deps, institution: { id: string; kind: 'DESK' | 'HTTP' }): Financier =>
  (institution.kind === 'DESK' ? new LeaseDesk(deps) : new HttpInstitution(deps, institution.id));
