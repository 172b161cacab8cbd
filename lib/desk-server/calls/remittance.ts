import { remittanceBody, type RemittanceBody } from '@/lib/institutions/model/protocol';
import { canonicalText, type CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import type { Asking } from '../caller';
import { problem, zodProblem, type FieldError, type Served } from '../model/problem';
import { lockContract } from '../store/contracts';
import { findRemittance, insertRemittance, remittedBefore } from '../store/remittances';

/** POST /contracts/{contractId}/remittances: kept once by its id, whatever the key, where it is of instalments that are still owed. */
export async function answerRemittance({ party, actor, at }: Asking, tx: Tx, id: string, input: unknown): Promise<Served> {
  const parsed = remittanceBody.safeParse(input);
  if (!parsed.success) return zodProblem(parsed.error);
  const body = parsed.data;
  const contract = await lockContract(tx, party, id);
  if (!contract) return problem('unknown');
  const answer: Served = { status: 201, body: { remittanceId: body.remittanceId, total: body.total } };
  const known = await findRemittance(tx, party, body.remittanceId);
  if (known) return known.contractId === id && canonicalText(known.body) === canonicalText(body) ? answer : problem('idempotency-key-reused');
  const errors = remittanceErrors(body, contract.body.terms as unknown as CanonicalTerms, await remittedBefore(tx, id));
  if (errors.length > 0) return problem('field', errors);
  await insertRemittance(tx, party, { contractId: id, body }, at);
  await audit(tx, { actor, action: 'tenant-contract.remittance', subject: { type: 'tenant-contract', id }, data: { ...body }, at });
  return answer;
}

/** What does not follow from the contract's schedule, from what was remitted before, or from the lines themselves. */
function remittanceErrors({ currency, lines, total }: RemittanceBody, { currency: own, schedule }: CanonicalTerms, before: ReadonlyMap<number, bigint>): FieldError[] {
  const due = new Map(schedule.map(({ seq, amount }) => [seq, BigInt(amount)]));
  const sum = lines.reduce((all, line) => all + BigInt(line.amount), 0n);
  return [
    ...(currency === own ? [] : [{ pointer: '/currency', code: 'differs', detail: `The contract is in ${own}.` }]),
    ...lines.flatMap(({ seq, amount }, index): FieldError[] => {
      const [owed, paid] = [due.get(seq), before.get(seq) ?? 0n];
      if (owed === undefined) return [{ pointer: `/lines/${index}/seq`, code: 'no-instalment', detail: `The contract has instalments 1 to ${schedule.length}.` }];
      if (lines.findIndex((line) => line.seq === seq) < index) return [{ pointer: `/lines/${index}/seq`, code: 'repeated' }];
      if (BigInt(amount) + paid <= owed) return [];
      return [{ pointer: `/lines/${index}/amount`, code: 'too-big', detail: `Instalment ${seq} is ${owed}, of which ${paid} were remitted before: ${owed - paid} at most.` }];
    }),
    ...(sum === BigInt(total) ? [] : [{ pointer: '/total', code: 'differs', detail: `The lines add up to ${sum}.` }]),
  ];
}
