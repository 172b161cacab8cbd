/** States and their legal moves as data. */
export interface Transitions<State extends string> {
  readonly initial: State;
  readonly moves: Readonly<Record<State, readonly State[]>>;
  /** States nothing leaves. */
  readonly final: readonly State[];
}

/**
 * Checks the data when the module loads, so that a slip never waits for the one order that meets it. Throws when a
 * target does not exist, a state cannot be reached, a final state has moves, or a state without moves is not final.
 */
export function defineTransitions<State extends string>(definition: Transitions<State>): Transitions<State> {
  const states = statesOf(definition);
  const known = new Set<string>(states);
  const refuse = (why: string): never => { throw new Error(`Transitions: ${why}`); };
  for (const state of [definition.initial, ...definition.final]) if (!known.has(state)) refuse(`${state} is not a state`);
  for (const state of states) {
    for (const to of definition.moves[state]) if (!known.has(to)) refuse(`${state} moves to ${to}, which is not a state`);
    const final = definition.final.includes(state);
    if (final && definition.moves[state].length > 0) refuse(`${state} is final but has moves`);
    if (!final && definition.moves[state].length === 0) refuse(`${state} has no moves but is not final`);
  }
  const reached = reachable(definition);
  for (const state of states) if (!reached.has(state)) refuse(`${state} cannot be reached`);
  return definition;
}

export const statesOf = <State extends string>(transitions: Transitions<State>): State[] =>
  Object.keys(transitions.moves) as State[];

function reachable<State extends string>({ initial, moves }: Transitions<State>): Set<State> {
  const reached = new Set<State>([initial]);
  for (const state of reached) for (const to of moves[state]) reached.add(to);
  return reached;
}

export const canMove = <State extends string>(transitions: Transitions<State>, from: State, to: State): boolean =>
  transitions.moves[from].includes(to);

/** The states from which `to` may be entered: the `where` of a conditional update. */
export const sourcesOf = <State extends string>(transitions: Transitions<State>, to: State): State[] =>
  statesOf(transitions).filter((from) => canMove(transitions, from, to));

/** All N² pairs with what the data says of each, for tests that try every one. */
export function allPairs<State extends string>(transitions: Transitions<State>): { from: State; to: State; legal: boolean }[] {
  const states = statesOf(transitions);
  return states.flatMap((from) => states.map((to) => ({ from, to, legal: canMove(transitions, from, to) })));
}
