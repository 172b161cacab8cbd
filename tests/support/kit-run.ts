import { Temporal } from 'temporal-polyfill';
import { CallbackListener } from '@/lib/lender-kit/callback-listener';
import type { KitOptions } from '@/lib/lender-kit/kit';
import { runKit } from '@/lib/lender-kit/run-kit';
import type { Verdict } from '@/lib/lender-kit/verdict';
import { newKeyPair } from '@/lib/institutions/transport/keys';
import { ReferenceInstitution, type ReferenceOptions } from './reference-institution/server';

const SECRET = `whsec_${Buffer.alloc(24, 5).toString('base64')}`;
const now = () => Temporal.Now.instant();
const sleep = (ms: number) => new Promise<void>((resolve) => { setTimeout(resolve, ms); });

export interface KitRun {
  institution?: Partial<ReferenceOptions>;
  options?: Partial<KitOptions>;
  only?: readonly string[];
}

/** The lender kit against the reference institution, both over loopback, and neither patient for long. */
export async function kitAgainstReference({ institution = {}, options = {}, only }: KitRun = {}): Promise<Verdict[]> {
  const mall = newKeyPair();
  const listener = await CallbackListener.listen({ port: 0, secret: SECRET, now });
  const bank = await ReferenceInstitution.start({
    keys: new Map([[mall.keyId, mall.publicPem]]), callbackUrl: listener.url, secret: SECRET, thinkMs: 20, backoffMs: 20, ...institution,
  });
  try {
    return await runKit({
      url: bank.baseUrl, signer: mall, code: 'reference', listener, publicKey: bank.publicKey.pem,
      deadlineMs: 10_000, waitMs: 5_000, settleMs: 400, holdSeconds: 1, now, sleep, ...options,
    }, only ? { only } : {});
  } finally {
    await bank.close();
    await listener.close();
  }
}
