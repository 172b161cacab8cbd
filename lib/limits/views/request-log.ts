import { noteWords } from '@/lib/institutions/model/note';
import type { Db } from '@/lib/platform/db';
import { spokenReason } from '../model/reasons';
import type { AskRow, Lender } from './answers';

export interface LogRow {
  key: string;
  at: string;
  /** Last word of the audit action: `requested`, `approved`, `counter-offer`…; of an approval that ended, how; `came-expired` of one that was over when it came. */
  what: string;
  /** Of `failed`: why, as a code of the mall's own. */
  code: string | null;
  /** Of `quarantined`: an answer that may not follow the one before it, and that one. */
  after: { what: string; before: string } | null;
  lender: Lender | null;
  /** In the words of who lowered an approval; why one was taken back stands with its answer. */
  said: string | null;
}

/** Of an approval; what an order holds and uses of it stands in its ledger. */
const OF_APPROVALS = ['approval.revoked', 'approval.lowered', 'approval.expired'];
/** How the desk comes to its answer is its own: the answer is told. */
const DESK_ALONE = ['limit.proposed', 'limit.agreed', 'limit.returned', 'limit.withdrawn', 'limit.overtaken', 'limit.hurried'];
/** Reasons that make another event of a revocation. */
const OTHERWISE = new Map([['lowered', 'lowered-away'], ['given-up', 'given-up']]);

/** What happened to a request and to what was approved for it, in order. */
export async function requestLog(db: Db, requestId: string, asks: readonly Pick<AskRow, 'institution' | 'approval'>[]): Promise<LogRow[]> {
  const approved = new Map(asks.flatMap(({ approval, institution }) => (approval ? [[approval.id, institution] as const] : [])));
  const [entries, institutions] = await Promise.all([
    db.auditEntry.findMany({
      where: { OR: [{ subjectType: 'limit_request', subjectId: requestId, action: { notIn: DESK_ALONE } }, { subjectType: 'approval', subjectId: { in: [...approved.keys()] }, action: { in: OF_APPROVALS } }] },
      orderBy: { id: 'asc' }, select: { id: true, at: true, action: true, reason: true, data: true, subjectId: true },
    }),
    db.institution.findMany({ select: { code: true, nameKo: true, nameEn: true } }),
  ]);
  const lenders = new Map(institutions.map((each) => [each.code, each]));
  return entries.map(({ id, at, action, reason, data, subjectId }) => {
    const [subject, word = action] = action.split(/\.(.*)/);
    const ofApproval = subject === 'approval';
    const what = ofApproval ? OTHERWISE.get(reason ?? '') ?? word : word === 'declined' && cameOver(data, at) ? 'came-expired' : word;
    return {
      key: String(id), at: at.toISOString(), what, code: what === 'failed' ? reason : null, after: what === 'quarantined' ? afterOf(reason) : null,
      lender: ofApproval ? approved.get(subjectId) ?? null : lenders.get(String((data as { lender?: string } | null)?.lender)) ?? null,
      // What the desk notes about a request is its own; what it says of an approval is for the purchaser.
      said: ofApproval && what === 'lowered' ? spokenReason(reason) : null,
    };
  });
}

/** Whether what was recorded as a decline was an approval whose time was over by then. */
function cameOver(data: unknown, at: Date): boolean {
  const { answer } = (data ?? {}) as { answer?: { status?: string; approval?: { expiresAt?: string } } };
  return answer?.status === 'APPROVED' && Date.parse(answer.approval?.expiresAt ?? '') <= at.getTime();
}

function afterOf(note: string | null): LogRow['after'] {
  const words = noteWords(note ?? '');
  return words?.key === 'after' ? { what: words.params.what ?? '', before: words.params.before ?? '' } : null;
}
