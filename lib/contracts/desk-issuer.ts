import { ensureSigningKey } from '@/lib/institutions/ensure-signing-key';
import { signBytes } from '@/lib/institutions/transport/keys';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import type { ContractIssuer } from './issuer';
import { contractStatement } from './statement';

/** The in-house lease desk draws up at once, and signs the hash of the terms with the mall's own key. */
export const deskIssuer: ContractIssuer = {
  async issue(deps, { contract, institution }) {
    const key = await ensureSigningKey(deps);
    if (!key.ok) return { kind: 'unknown', reason: key.error.code };
    return {
      kind: 'issued',
      answer: {
        contractId: contract.id,
        contractNumber: contract.number,
        status: 'ISSUED',
        version: contract.round,
        issuedAt: deps.clock.now().toString(),
        termsSha256: contract.termsSha256,
        statement: contractStatement(contract.terms as unknown as CanonicalTerms, contract.number, institution),
        signature: { keyid: key.value.keyId, value: signBytes(Buffer.from(contract.termsSha256, 'hex'), key.value.privatePem).toString('base64') },
      },
    };
  },
};
