import type { Deps } from '@/lib/platform/db';
import { seedCare } from './seed/care';
import { seedCatalogue } from './seed/catalogue';
import { seedClaims } from './seed/claims';
import { seedCollection } from './seed/collection';
import { SILENT, type Tell } from './seed/done';
import { seedFavourites } from './seed/favourites';
import { seedHistory } from './seed/history';
import { registerInstitutions } from './seed/institutions';
import { hearLimitsOfSellers, openLimitsOfSellers } from './seed/limits';
import { seedPayer } from './seed/payer';
import { seedPeople } from './seed/people';
import { seedReading } from './seed/reading';
import { seedRemittances } from './seed/remittances';
import { seedSettlements } from './seed/settlements';
import { seedStaff } from './seed/staff';

/**
 * Fills a demo through use cases, step by step; a test may do the steps that it needs. Begun again after an interruption,
 * or at another address, it makes only what is missing.
 * @throws Error when a use case refuses
 */
export async function seedDemo(deps: Deps, tell: Tell = SILENT): Promise<void> {
  await seedPeople(deps, tell);
  await seedStaff(deps);
  await registerInstitutions(deps);
  await seedPayer(deps);
  await seedCatalogue(deps, tell);
  tell('favourites');
  await seedFavourites(deps);
  tell('limits of sellers');
  await openLimitsOfSellers(deps);
  await hearLimitsOfSellers(deps);
  await seedHistory(deps, tell);
  await seedClaims(deps);
  await seedCare(deps, tell);
  await seedCollection(deps, tell);
  await seedRemittances(deps, tell);
  await seedSettlements(deps, tell);
  await seedReading(deps);
  deps.log.info('the demo is seeded');
}
