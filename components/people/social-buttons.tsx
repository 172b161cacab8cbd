'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { goToProvider } from './go-to-provider';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field-error';
import { useErrorText } from '@/components/ui/error-text';
import type { Provider } from '@/lib/accounts/model/people';

/** A button for each provider whose keys the mall has; in words, as their guidelines put them. */
export function SocialButtons({ providers, backTo }: { providers: readonly Provider[]; backTo: string }) {
  const t = useTranslations('people.social');
  const text = useErrorText();
  const [going, setGoing] = useState<Provider | null>(null);
  const [failed, setFailed] = useState(false);
  const go = async (provider: Provider) => {
    setGoing(provider);
    setFailed(false);
    await goToProvider(provider, backTo).catch(() => { setGoing(null); setFailed(true); });
  };
  return (
    <div className="mt-6">
      <p className="mb-3 flex items-center gap-3 text-sm text-ink-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">{t('or')}</p>
      <ul className="flex flex-col gap-2">
        {providers.map((provider) => (
          <li key={provider}><Button block size="lg" pending={going === provider} onClick={() => void go(provider)}>{t(provider)}</Button></li>
        ))}
      </ul>
      <div role="alert" className="mt-2"><FieldError text={failed ? text('people.sign-in-failed') : undefined} /></div>
    </div>
  );
}
