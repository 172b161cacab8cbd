import { expect, test } from 'vitest';
import { noteWords } from '@/lib/institutions/model/note';

test('what was wrong with an answer is said in words, with what it is about', () => {
  expect(noteWords('approval ap_1: less than the amount asked for')).toEqual({ key: 'too-little', params: { id: 'ap_1' } });
  expect(noteWords('offer of_9: terms.do-not-follow monthlyInstalment')).toEqual({ key: 'figures', params: { id: 'of_9', at: 'monthlyInstalment' } });
  expect(noteWords('APPROVED after APPROVED')).toEqual({ key: 'after', params: { what: 'APPROVED', before: 'APPROVED' } });
  expect(noteWords('unreadable at approval.monthlyCap')).toEqual({ key: 'unreadable', params: { at: 'approval.monthlyCap' } });
  expect(noteWords('something that nobody foresaw')).toBeUndefined();
});
