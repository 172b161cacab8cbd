import { describe, expect, test } from 'vitest';
import { allPairs, canMove, defineTransitions, sourcesOf, type Transitions } from '@/lib/kernel/transitions';

type Light = 'RED' | 'GREEN' | 'AMBER' | 'OFF';
const MOVES: Transitions<Light> = {
  initial: 'RED',
  moves: { RED: ['GREEN', 'OFF'], GREEN: ['AMBER'], AMBER: ['RED'], OFF: [] },
  final: ['OFF'],
};

describe('legal moves', () => {
  const light = defineTransitions(MOVES);

  test('are those in the data and no others', () => {
    const pairs = allPairs(light);
    expect(pairs).toHaveLength(16);
    expect(pairs.filter((pair) => pair.legal).map((pair) => `${pair.from}>${pair.to}`)).toEqual(['RED>GREEN', 'RED>OFF', 'GREEN>AMBER', 'AMBER>RED']);
    for (const { from, to, legal } of pairs) expect(canMove(light, from, to)).toBe(legal);
  });

  test('are known backwards, for a conditional update', () => {
    expect(sourcesOf(light, 'RED')).toEqual(['AMBER']);
    expect(sourcesOf(light, 'OFF')).toEqual(['RED']);
  });
});

describe('a definition is refused at start', () => {
  const changed = (change: Partial<Transitions<Light>>, moves: Partial<Record<Light, readonly Light[]>> = {}) => () =>
    defineTransitions({ ...MOVES, ...change, moves: { ...MOVES.moves, ...moves } });

  test('when a move leads to no state', () => expect(changed({}, { RED: ['GREEN', 'OFF', 'BLUE' as Light] })).toThrow(/BLUE/));
  test('when a state cannot be reached', () => expect(changed({}, { GREEN: ['RED'] })).toThrow(/AMBER cannot be reached/));
  test('when a final state has moves', () => expect(changed({}, { OFF: ['RED'] })).toThrow(/OFF is final but has moves/));
  test('when a state is a dead end without being final', () => expect(changed({ final: [] })).toThrow(/OFF has no moves/));
  test('when it begins nowhere', () => expect(changed({ initial: 'BLUE' as Light })).toThrow(/BLUE is not a state/));
});
