import { KR_INSTALMENT_2026_1 } from './kr-instalment-2026-1';
import type { DisclosurePack } from './pack';

/** The same articles as the pack that follows, as they stood before it: contracts of those two years were made under this one. */
export const KR_INSTALMENT_2024_1: DisclosurePack = { ...KR_INSTALMENT_2026_1, id: 'KR-INSTALMENT@2024.1', validFrom: '2024-01-01', validUntil: '2025-12-31' };
