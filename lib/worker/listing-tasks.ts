import { applyImport } from '@/lib/workplace/apply-import';
import type { Task } from './task';

/** What a seller changes in many listings at once. */
export const LISTING_TASKS: Record<string, Task> = {
  'apply-import': (deps, payload) => applyImport(deps, payload),
};
