import type { Locale } from '@/lib/kernel/money';
import { translate } from '@/lib/platform/messages';
import { noticeKeys, noticeValues, type NoticeParams } from './model';

/** Title and body of a notice in the reader's language. */
export function noticeText(kind: string, params: NoticeParams, locale: Locale): { title: string; body: string } {
  const keys = noticeKeys(kind);
  // What was kept before bills were named has none.
  const values = { bills: '', ...noticeValues(params, locale) };
  return { title: translate(locale, keys.title, values), body: translate(locale, keys.body, values) };
}
