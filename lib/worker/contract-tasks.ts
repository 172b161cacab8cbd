import { z } from 'zod';
import { deliverContract } from '@/lib/contracts/deliver-contract';
import { drawUpContract } from '@/lib/contracts/draw-up-contract';
import { resumeContracts } from '@/lib/contracts/resume-contracts';
import { openLease } from '@/lib/leases/open-lease';
import { openMissingLeases } from '@/lib/leases/open-missing-leases';
import { remindUnsigned } from '@/lib/signing/remind-unsigned';
import { resumeSeals } from '@/lib/signing/resume-seals';
import { sealContract } from '@/lib/signing/seal-contract';
import { tellUnsigned } from '@/lib/signing/tell-unsigned';
import type { Deps } from '@/lib/platform/db';
import { applyMissingSupplements } from '@/lib/supplements/apply-missing-supplements';
import { applySupplement } from '@/lib/supplements/apply-supplement';
import { lapseSupplements } from '@/lib/supplements/lapse-supplements';
import { settled } from './task';

const ofOrder = z.object({ orderId: z.string() });
const ofContract = z.object({ contractId: z.string() });

export const CONTRACT_TASKS = {
  'draw-up-contract': (deps: Deps, payload: unknown) => settled(deps, 'draw-up-contract', drawUpContract(deps, ofOrder.parse(payload))),
  'deliver-contract': (deps: Deps, payload: unknown) => settled(deps, 'deliver-contract', deliverContract(deps, ofContract.parse(payload))),
  'seal-contract': (deps: Deps, payload: unknown) => settled(deps, 'seal-contract', sealContract(deps, ofContract.parse(payload))),
  'open-lease': (deps: Deps, payload: unknown) => settled(deps, 'open-lease', openLease(deps, ofContract.parse(payload))),
  'apply-supplement': (deps: Deps, payload: unknown) => settled(deps, 'apply-supplement', applySupplement(deps, ofContract.parse(payload))),
};

/** Walked every minute: what a lost job has left half done, who has not signed, and what nobody signed in time. */
export const CONTRACT_SWEEPS = {
  'resume-contracts': resumeContracts, 'resume-seals': resumeSeals, 'remind-unsigned': remindUnsigned, 'tell-unsigned': tellUnsigned, 'open-missing-leases': openMissingLeases,
  'apply-missing-supplements': applyMissingSupplements, 'lapse-supplements': lapseSupplements,
};
