import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { leadOfWeek, weekOf } from '@/lib/catalogue/model/lead';

const ids = Array.from({ length: 40 }, (_, n) => `g_${String(n).padStart(26, '0')}`);
const weeks = Array.from({ length: 200 }, (_, n) => Temporal.PlainDate.from('2026-01-05').add({ weeks: n }).toString());

describe('a week', () => {
  test('is from Monday to Sunday in Seoul, over the turn of a year, too', () => {
    const name = (instant: string) => weekOf(Temporal.Instant.from(instant)).name;
    expect(name('2026-11-22T14:59:59Z')).toBe('2026-11-16');
    expect(name('2026-11-22T15:00:00Z')).toBe('2026-11-23');
    expect(name('2026-11-29T14:59:59Z')).toBe('2026-11-23');
    expect(name('2027-01-01T00:00:00Z')).toBe('2026-12-28');
    expect(weekOf(Temporal.Instant.from('2026-11-25T00:00:00Z')).begins.toString()).toBe('2026-11-22T15:00:00Z');
  });
});

describe('what leads a week', () => {
  test('is the same all week whatever order they come in, and nothing of nothing', () => {
    for (const week of weeks) expect(leadOfWeek(week, ids.toReversed())).toBe(leadOfWeek(week, ids));
    expect(leadOfWeek('2026-11-23', [])).toBeUndefined();
  });

  test('stays when another comes or goes', () => {
    for (const week of weeks) {
      const lead = leadOfWeek(week, ids);
      expect(leadOfWeek(week, ids.filter((id) => id === lead || id.endsWith('7')))).toBe(lead);
    }
  });

  test('is another nearly every week, and each has its turn', () => {
    const leads = weeks.map((week) => leadOfWeek(week, ids));
    expect(leads.filter((lead, at) => at > 0 && lead === leads[at - 1]).length).toBeLessThan(20);
    expect(new Set(leads).size).toBeGreaterThan(35);
  });
});
