import { tellLowStock } from '@/lib/catalogue/tell-low-stock';
import type { Deps } from '@/lib/platform/db';
import { applyImport } from '@/lib/workplace/apply-import';
import { tidyImports } from '@/lib/workplace/tidy-imports';
import type { Task } from './task';

/** What a seller changes in many listings at once. */
export const LISTING_TASKS: Record<string, Task> = {
  'apply-import': (deps, payload) => applyImport(deps, payload),
};

/** Stock that has run low; files that are long applied. */
export const LISTING_SWEEPS: Record<string, (deps: Deps) => Promise<void>> = { 'tell-low-stock': tellLowStock, 'tidy-imports': tidyImports };
