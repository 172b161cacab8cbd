import { createHash } from 'node:crypto';
import type { Evidence } from '@/lib/contracts/model/evidence';
import { consentsOf } from '@/lib/signing/model/consents';
import type { sampleContract } from './contract-sample';
import { evidenceFor } from './sealed-sample';

const ACTIONS = ['drawn', 'pending', 'begun', 'approved', 'delivered', 'opened', 'read'];
const AFTER = ['code-sent', 'signed', 'signed-by-seller', 'signed-by-financier'];

/** What is on the last page of a contract that was drawn, approved, read, agreed to clause by clause and signed: as much as there is of most. */
export function wholeEvidence(contract: Awaited<ReturnType<typeof sampleContract>>, documentSha256: string, pack = 'KR-INSTALMENT@2026.1'): Evidence {
  const evidence = evidenceFor(contract, documentSha256);
  const minute = (index: number) => `2026-12-09T05:${String(10 + index)}:00Z`;
  const clauses = consentsOf(pack).map(({ key }) => key);
  const events = [
    ...ACTIONS.map((action) => ({ action: `contract.${action}` })),
    ...clauses.map((clause) => ({ action: 'contract.consented', clause })),
    ...AFTER.map((action) => ({ action: `contract.${action}` })),
  ].map((event, index) => ({ ...event, seq: index + 1, at: minute(index), hash: createHash('sha256').update(`${contract.number} ${index}`).digest('hex') }));
  return { ...evidence, purchaser: { ...evidence.purchaser, consents: clauses.map((key, index) => ({ key, at: minute(ACTIONS.length + index) })) }, events };
}
