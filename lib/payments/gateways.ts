import type { Env } from '@/lib/platform/env';
import type { Gateway } from './gateway';
import { sandboxGateway } from './sandbox-gateway';
import { sandboxKeys } from './sandbox-keys';
import { stripeGateway } from './stripe-gateway';

/**
 * The gateway by which new methods are set up: Stripe where its keys are given, else the demo's sandbox. Live mode knows no
 * sandbox: without keys it has no gateway, nobody sets up a method, and nothing is collected by itself.
 */
export function currentGateway({ mode, stripe }: Env): 'stripe' | 'sandbox' | null {
  if (stripe) return 'stripe';
  return mode === 'demo' ? 'sandbox' : null;
}

const kept = new Map<string, Gateway>();

/** A gateway by its name, as methods keep it; null where it is not (any more) set up here. */
export function gatewayOf(env: Env, name: string): Gateway | null {
  if (name === 'stripe' && env.stripe) {
    const { secretKey, webhookSecret } = env.stripe;
    const known = kept.get(secretKey) ?? stripeGateway({ secretKey, webhookSecret, accountUrl: `${env.baseUrl}/account/payment` });
    kept.set(secretKey, known);
    return known;
  }
  if (name !== 'sandbox' || env.mode !== 'demo') return null;
  return sandboxGateway({ ...sandboxKeys(env.encryptionKey), baseUrl: env.sandboxUrl ?? `${env.baseUrl}/api/sandbox` });
}
