import { serveCall } from '@/lib/desk-server/serve-call';
import { ensureSigningKey } from '@/lib/institutions/ensure-signing-key';
import { limitDecision, sellerLimitAnswer } from '@/lib/institutions/model/answers';
import { signedHeaders } from '@/lib/institutions/transport/signature';
import { sellerLimitQuestion } from '@/lib/limits/ask-seller-limit';
import { activeScorecard } from '@/lib/limits/store/scorecards';
import { questionBody } from '@/lib/limits/model/question';
import { recordDecision } from '@/lib/limits/record-decision';
import { recordSellerLimit } from '@/lib/limits/record-seller-limit';
import { findApproval } from '@/lib/limits/store/approvals';
import { findLenderConsents, findQuestion } from '@/lib/limits/store/asks';
import { findSellerLimitById } from '@/lib/limits/store/seller-limits';
import type { Deps } from '@/lib/platform/db';
import { done } from './done';

interface Call {
  /** Below the bank's base address. */
  segments: readonly string[];
  key: string;
  body: unknown;
}

/**
 * 한빛은행 before its server is up: a call as the mall signs it, checked, answered by the bank's rules and kept in its
 * books as the route would, without the wire. @throws Error when the bank refuses
 */
async function callBank(deps: Deps, code: string, { segments, key, body }: Call): Promise<unknown> {
  const url = `${deps.env.baseUrl}/api/institution/v1/${code}/${segments.map(encodeURIComponent).join('/')}`;
  const text = JSON.stringify(body);
  const headers = signedHeaders({ method: 'POST', url, body: text, key }, done('signing key', await ensureSigningKey(deps)), deps.clock.now());
  const answered = await serveCall(deps, { tenant: code, method: 'POST', segments, targetUris: [url], headers: new Headers(headers), raw: Buffer.from(text) });
  if (answered.status >= 300) throw new Error(`The demo's ${code} refused ${segments.join('/')}: ${answered.text}`);
  return JSON.parse(answered.text);
}

/** The bank answers a question about a purchaser; recorded as the asking task and the callback do. */
export async function answerByBank(deps: Deps, { askId }: { askId: string }): Promise<void> {
  const question = await findQuestion(deps.db, askId);
  if (question?.state !== 'QUEUED') return;
  const { code } = question.institution;
  const body = questionBody(question, await findLenderConsents(deps.db, question.limitRequestId));
  const decision = limitDecision.parse(await callBank(deps, code, { segments: ['limit-requests'], key: body.requestId, body }));
  done('answer of the bank', await recordDecision(deps, { userId: code, role: 'INSTITUTION', name: code }, { institutionId: question.institutionId, decision }));
}

/** The bank says how much of a seller's goods it finances. */
export async function grantByBank(deps: Deps, { sellerLimitId, code }: { sellerLimitId: string; code: string }): Promise<void> {
  const limit = await findSellerLimitById(deps.db, sellerLimitId);
  if (limit?.status !== 'PENDING') return;
  const body = sellerLimitQuestion(limit, await activeScorecard(deps.db));
  const answer = sellerLimitAnswer.parse(await callBank(deps, code, { segments: ['seller-limits'], key: body.requestId, body }));
  done("seller's limit at the bank", await recordSellerLimit(deps, limit, answer));
}

/** The bank hears that another offer was taken. */
export async function declineAtBank(deps: Deps, { approvalId }: { approvalId: string }): Promise<void> {
  const approval = await findApproval(deps.db, approvalId);
  if (approval?.institution.kind !== 'HTTP' || approval.status !== 'DECLINED') return;
  const { externalId, institution: { code } } = approval;
  await callBank(deps, code, { segments: ['approvals', externalId, 'decline'], key: `${externalId}:decline`, body: {} });
}
