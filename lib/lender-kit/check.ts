import type { Kit } from './kit';
import type { About } from './verdict';

/** Passes by returning; throws a `Fault` or what was `NotSeen`. */
export interface Check extends About {
  run: (kit: Kit) => Promise<void>;
}
