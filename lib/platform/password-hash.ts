import { hash, verify } from '@node-rs/argon2';

/** Argon2id with OWASP's first choice of costs: 19 MiB, two passes, one thread. */
const COSTS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same letters typed on two keyboards must be the same password: Hangul is composed before hashing (SP 800-63B, 3.1.1.2). */
const composed = (password: string) => password.normalize('NFC');

export const hashPassword = (password: string): Promise<string> => hash(composed(password), COSTS);

let nobody: Promise<string> | undefined;

/** Takes the same time whether or not there is a hash to compare with, so that an unknown account cannot be told by the clock. */
export async function verifyPassword(storedHash: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const matches = await verify(storedHash ?? await nobody, composed(password));
  return matches && storedHash !== undefined;
}
