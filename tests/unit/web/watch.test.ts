import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watch, type Looked } from '@/components/ui/watch';

/* A page that asks the server again and again, without a browser: its document, its window and its time are made here. */

const EVERY = 15_000;
let page: EventTarget & { hidden: boolean };
let network: EventTarget;
let end: (() => void) | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  page = Object.assign(new EventTarget(), { hidden: false });
  network = new EventTarget();
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', network);
});
afterEach(() => {
  end?.();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function watching(...answers: Looked[]) {
  const look = vi.fn<() => Promise<Looked>>(() => Promise.resolve(answers.shift() ?? 'again'));
  end = watch({ look, every: EVERY });
  return look;
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const show = async (hidden: boolean) => {
  page.hidden = hidden;
  page.dispatchEvent(new Event('visibilitychange'));
  await pass(0);
};

describe('a page that follows', () => {
  test('looks every while, for as long as it is seen', async () => {
    const look = watching();
    await pass(EVERY - 1);
    expect(look).not.toHaveBeenCalled();
    await pass(1 + 3 * EVERY);
    expect(look).toHaveBeenCalledTimes(4);
  });

  test('rests without a timer while it is hidden, and looks at once when it is seen again', async () => {
    const look = watching();
    await show(true);
    expect(vi.getTimerCount()).toBe(0);
    await pass(100 * EVERY);
    expect(look).not.toHaveBeenCalled();
    await show(false);
    expect(look).toHaveBeenCalledTimes(1);
    await pass(EVERY);
    expect(look).toHaveBeenCalledTimes(2);
  });

  test('that was opened in the background begins when it is seen', async () => {
    page.hidden = true;
    const look = watching();
    expect(vi.getTimerCount()).toBe(0);
    await show(false);
    expect(look).toHaveBeenCalledTimes(1);
  });

  test('that was hidden in the middle of a look does not go on', async () => {
    let answer: (looked: Looked) => void = () => undefined;
    const look = vi.fn(() => new Promise<Looked>((resolve) => { answer = resolve; }));
    end = watch({ look, every: EVERY, atOnce: true });
    await show(true);
    answer('again');
    await pass(10 * EVERY);
    expect(look).toHaveBeenCalledTimes(1);
  });

  test('asks less and less of a server that does not answer, and as before once it does', async () => {
    const at: number[] = [];
    const look = () => Promise.resolve<Looked>(at.push(Date.now()) <= 6 ? 'failed' : 'again');
    end = watch({ look, every: EVERY });
    await pass(30 * 60_000);
    const pauses = at.slice(1, 9).map((each, index) => (each - (at[index] ?? 0)) / 1000);
    expect(pauses).toEqual([30, 60, 120, 240, 240, 240, 15, 15]);
  });

  test('asks at once when the network is back, and never twice at a time', async () => {
    const look = watching('failed', 'failed');
    await pass(EVERY);
    network.dispatchEvent(new Event('online'));
    network.dispatchEvent(new Event('online'));
    await pass(0);
    expect(look).toHaveBeenCalledTimes(2);
  });

  test('stops for good when it is over, and when it is ended', async () => {
    const look = watching('again', 'over');
    await pass(10 * EVERY);
    expect(look).toHaveBeenCalledTimes(2);
    await show(true);
    await show(false);
    expect(look).toHaveBeenCalledTimes(2);
    const other = watching();
    end?.();
    await pass(10 * EVERY);
    await show(false);
    expect(other).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
