import type { PlainDate } from '@/lib/kernel/calendar';
import { KR_INSTALMENT_2024_1 } from './kr-instalment-2024-1';
import { KR_INSTALMENT_2026_1 } from './kr-instalment-2026-1';
import type { DisclosurePack } from './pack';
import { US_REGULATION_M_2026_1 } from './us-regulation-m-2026-1';

/** Every pack there ever was: contracts refer to the one they were made under. */
export const PACKS: readonly DisclosurePack[] = [KR_INSTALMENT_2024_1, KR_INSTALMENT_2026_1, US_REGULATION_M_2026_1];

/** The jurisdiction of this mall. */
export const HOME_JURISDICTION = 'KR';

/** The pack in force on a day. @throws RangeError when there is none: nothing may be published or signed then. */
export function packInForce(jurisdiction: DisclosurePack['jurisdiction'], on: PlainDate): DisclosurePack {
  const found = PACKS.find((pack) => pack.jurisdiction === jurisdiction && pack.validFrom <= on && (pack.validUntil === null || on <= pack.validUntil));
  if (!found) throw new RangeError(`No disclosure pack for ${jurisdiction} on ${on}`);
  return found;
}

export const packById = (id: string): DisclosurePack | undefined => PACKS.find((pack) => pack.id === id);

/** The pack that was written last for a jurisdiction. */
export function newestPack(jurisdiction: DisclosurePack['jurisdiction']): DisclosurePack {
  const found = PACKS.findLast((pack) => pack.jurisdiction === jurisdiction);
  if (!found) throw new RangeError(`No disclosure pack for ${jurisdiction}`);
  return found;
}
