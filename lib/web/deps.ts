import 'server-only';
import { boot } from '@/lib/platform/boot';
import type { Deps } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';

const kept = globalThis as { dalmadaDeps?: Promise<Deps> };

/** One pool and one clock for the whole process; kept across reloads of the development server. */
export function webDeps(): Promise<Deps> {
  kept.dalmadaDeps ??= boot(env(), 'web').catch((error: unknown) => {
    delete kept.dalmadaDeps;
    throw error;
  });
  return kept.dalmadaDeps;
}
