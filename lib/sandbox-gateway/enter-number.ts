import { err, ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { callBack } from './call-back';
import { lastFour, testNumber, type EnterNumber } from './model/scripts';
import { closeSetup, findSetup } from './store';

/** The purchaser has typed a number at the sandbox's own page. Of it the last four digits are kept. Errors: `not-found`, field `number` `payments.sandbox-number`. */
export function enterNumber(deps: Deps, _actor: null, { setupId, number }: EnterNumber): Promise<Result<{ returnUrl: string }>> {
  return write(deps, async (tx) => {
    const setup = deps.env.mode === 'demo' ? await findSetup(tx, setupId) : null;
    if (!setup) return err({ code: 'not-found' });
    const typed = testNumber(number);
    if (!typed) return err({ code: 'input', fields: { number: 'payments.sandbox-number' } });
    const now = deps.clock.now();
    const { kind, brand, script } = typed;
    if (await closeSetup(tx, { setupId, customer: setup.customer, kind, brand, script, last4: lastFour(typed) }, now)) {
      await callBack(tx, { type: 'setup.done', data: { id: setupId }, dueAt: now, now });
    }
    return ok({ returnUrl: setup.returnUrl });
  });
}
