import { canonicalTerms, canonicalText, sha256Hex } from '@/lib/kernel/canonical-terms';
import { exitRibbon } from '@/lib/kernel/exits';
import { termsFromJson } from '@/lib/kernel/fields';
import { scheduleRealRate } from '@/lib/kernel/real-rate';
import { buildSchedule } from '@/lib/kernel/schedule';
import type { TermsJson } from '@/lib/kernel/terms';

export interface EngineCase {
  terms: TermsJson;
  anchor: string;
  dueDay: number;
}

/** Everything that the engine says of a case, as one text and its hash: run on the server and in a browser, they must be the same bytes. */
export async function engineSays({ terms, anchor, dueDay }: EngineCase): Promise<string> {
  const built = buildSchedule(termsFromJson.parse(terms));
  if (!built.ok) return built.error.code;
  const text = canonicalText(canonicalTerms(built.value, { anchor, dueDay }));
  const exits = exitRibbon(built.value, 1000).map(({ buyoutMinor, unearnedFeeMinor, returnChargeMinor }) => [buyoutMinor, unearnedFeeMinor, returnChargeMinor].join());
  return `${text} ${await sha256Hex(text)} ${scheduleRealRate(built.value)} ${exits.join(' ')}`;
}
