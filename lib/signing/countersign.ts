import type { ContractAnswer } from '@/lib/institutions/model/answers';
import { ensureSigningKey } from '@/lib/institutions/ensure-signing-key';
import { signBytes, type KeyPair } from '@/lib/institutions/transport/keys';
import { particularsShape } from '@/lib/contracts/model/particulars';
import type { KeySignature } from '@/lib/contracts/model/evidence';
import { SYSTEM } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toInstant } from '@/lib/platform/clock';
import { write, type Deps } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { ensureSellerKey } from './ensure-seller-key';
import { partyStatement } from './model/statement';
import { findPartySignatures, insertPartySignature } from './store/parties';
import type { ToSeal } from './store/to-seal';

/**
 * The seller and the lease desk sign what the purchaser has signed, each by its key; an outside financier has signed the
 * terms where it answered with a signature, and seals by its certificate. Done again, it finds what is there.
 */
export async function countersign(deps: Deps, contract: ToSeal): Promise<Result<KeySignature[]>> {
  const known = await findPartySignatures(deps.db, contract.id);
  if (known.length > 0) return ok(named(known, contract));
  const sellerKey = await ensureSellerKey(deps, contract.sellerId);
  if (!sellerKey.ok) return sellerKey;
  const deskKey = contract.institution.kind === 'DESK' ? await ensureSigningKey(deps) : null;
  if (deskKey && !deskKey.ok) return deskKey;
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const outside = deskKey ? [] : answered(contract);
    const all = [signedBy('SELLER', sellerKey.value, contract), ...(deskKey ? [signedBy('FINANCIER', deskKey.value, contract)] : outside)];
    for (const each of all) {
      if (!(await insertPartySignature(tx, contract.id, each, at))) continue;
      await audit(tx, { actor: SYSTEM, action: `contract.signed-by-${each.party.toLowerCase()}`, subject: { type: 'contract', id: contract.id }, data: { keyId: each.keyId }, at });
      faultPoint('countersign:signed');
    }
    const written = await findPartySignatures(tx, contract.id);
    return written.length > 0 ? ok(named(written, contract)) : err({ code: 'signing.over' });
  });
}

const nameOf = (party: KeySignature['party'], { particulars }: ToSeal): string => {
  const { seller, financier } = particularsShape.parse(particulars);
  return party === 'SELLER' ? seller.name : financier.nameKo;
};

const named = (all: Omit<KeySignature, 'name'>[], contract: ToSeal): KeySignature[] => all.map((each) => ({ ...each, name: nameOf(each.party, contract) }));

function signedBy(party: KeySignature['party'], key: KeyPair, contract: ToSeal): Omit<KeySignature, 'name'> {
  const statement = partyStatement({
    party, name: nameOf(party, contract), number: contract.number, documentSha256: contract.documentSha256 ?? '', termsSha256: contract.termsSha256,
    purchaserSignedAt: contract.signing.signedAt ? toInstant(contract.signing.signedAt).toString() : '',
  });
  return { party, keyId: key.keyId, publicKey: key.publicPem, statement, value: signBytes(Buffer.from(statement, 'utf8'), key.privatePem).toString('base64') };
}

/** What an outside financier signed when it drew the contract up: the 32 bytes of the hash of the terms. */
function answered({ financierAnswer, termsSha256, institution }: ToSeal): Omit<KeySignature, 'name'>[] {
  const signature = (financierAnswer as ContractAnswer | null)?.signature;
  const keys = institution.publicKeys as { keyId: string; pem: string }[];
  const key = keys.find(({ keyId }) => keyId === signature?.keyid) ?? keys[0];
  return signature && key ? [{ party: 'FINANCIER', keyId: key.keyId, publicKey: key.pem, statement: termsSha256, value: signature.value }] : [];
}
