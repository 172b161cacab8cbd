import { createHmac } from 'node:crypto';

/** What the mall and its sandbox gateway know each other by; both are made of the key of the environment, which both have. */
export const sandboxKeys = (encryptionKey: string) => {
  const made = (of: string) => createHmac('sha256', Buffer.from(encryptionKey, 'hex')).update(`sandbox-gateway:${of}`).digest();
  return { bearer: `sk_sandbox_${made('bearer').toString('base64url')}`, webhookSecret: `whsec_${made('webhook').toString('base64')}` };
};
