import type { Provider } from '@/lib/accounts/model/people';

/** Leaves for a provider, to come back at a path of this site. */
export async function goToProvider(provider: Provider, backTo: string): Promise<void> {
  const { signIn } = await import('next-auth/react');
  await signIn(provider, { callbackUrl: backTo });
}
