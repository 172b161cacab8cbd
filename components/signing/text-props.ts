import type { SigningPage } from '@/lib/signing/views/purchaser-signing';

/** What the parts of a contract's text are written from. */
export interface TextProps {
  page: Pick<SigningPage, 'contract' | 'guarantee'>;
  locale: 'ko' | 'en';
}
