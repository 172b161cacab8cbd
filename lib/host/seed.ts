import type { Deps } from '@/lib/platform/db';
import { seedCatalogue } from './seed/catalogue';
import { registerInstitutions } from './seed/institutions';
import { openLimitsOfSellers } from './seed/limits';
import { seedPeople } from './seed/people';
import { seedStaff } from './seed/staff';

/**
 * Fills a demo through use cases. Begun again after an interruption, or at another address, it makes only what is missing.
 * @throws Error when a use case refuses
 */
export async function seedDemo(deps: Deps): Promise<void> {
  await seedPeople(deps);
  await seedStaff(deps);
  await registerInstitutions(deps);
  await seedCatalogue(deps);
  await openLimitsOfSellers(deps);
  deps.log.info('the demo is seeded');
}
