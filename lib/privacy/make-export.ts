import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { notify } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { seal } from '@/lib/platform/secret-box';
import { EXPORT_DAYS, type ExportJob } from './model';
import { findWaitingExport, keepExport } from './store/export';
import { personData } from './views/person-data';

/** JSON to be read by people too: indented, amounts as texts. */
const readable = (value: unknown) => JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? each.toString() : each), 2);

/** The job `make-export`. Running it again makes nothing twice; one whose person has left meanwhile is not made. */
export async function makeExport(deps: Deps, { exportId }: ExportJob): Promise<void> {
  const waiting = await findWaitingExport(deps.db, exportId);
  const data = waiting && await personData(deps, waiting.userId, deps.clock.now());
  if (!data) return;
  const { userId } = waiting;
  const text = readable(data);
  const made = { box: seal(text, deps.env.encryptionKey), sizeBytes: Buffer.byteLength(text) };
  await write(deps, async (tx) => {
    const at = deps.clock.now();
    const expiresAt = at.add({ hours: 24 * EXPORT_DAYS });
    if (!(await keepExport(tx, exportId, { ...made, at, expiresAt }))) return ok(null);
    await notify(tx, { userId, kind: 'people.export-ready', params: { expiresAt: expiresAt.toString() }, href: '/account/data', eventKey: `export-ready:${exportId}`, at, mail: true });
    await audit(tx, { actor: SYSTEM, action: 'user.export-made', subject: { type: 'user', id: userId }, at });
    return ok(null);
  });
}
