import type { Deps } from '@/lib/platform/db';
import { makeExport } from '@/lib/privacy/make-export';
import { exportJob } from '@/lib/privacy/model';
import { tidyPrivacy } from '@/lib/privacy/tidy-privacy';
import type { Task } from './task';

export const PRIVACY_TASKS: Record<string, Task> = {
  'make-export': (deps, payload) => makeExport(deps, exportJob.parse(payload)),
};

export const PRIVACY_SWEEPS: Record<string, (deps: Deps) => Promise<void>> = { 'tidy-privacy': tidyPrivacy };
