import type { Problem } from '@/lib/kernel/result';

/** Opens the session through next-auth, which is loaded when it is needed. What it refuses comes back as the code it was given. */
export async function openSession(email: string, password: string): Promise<Problem | null> {
  const { signIn } = await import('next-auth/react');
  const answer = await signIn('credentials', { email, password, redirect: false }).catch(() => undefined);
  if (!answer) return { code: 'not-sent' };
  if (answer.ok && !answer.error) return null;
  const [code = '', query] = (answer.error ?? '').split('?', 2);
  const known = /^((accounts|staff)\.[a-z-]+|busy|unexpected)$/.test(code);
  return known ? { code, params: Object.fromEntries(new URLSearchParams(query)) } : { code: 'busy' };
}

/** Ends the session of this device. */
export async function closeSession(to: string): Promise<void> {
  const { signOut } = await import('next-auth/react');
  await signOut({ callbackUrl: to });
}
