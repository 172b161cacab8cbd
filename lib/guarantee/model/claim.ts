import type { Temporal } from 'temporal-polyfill';
import { defineTransitions, type Transitions } from '@/lib/kernel/transitions';
import { addBusinessMinutes, businessMinutesBetween, closeOfBusinessDay } from './business-hours';

export const CLAIM_STATES = ['OPEN', 'ANSWERED', 'REPAIRING', 'REPLACING', 'VISIT_PLANNED', 'DONE', 'REJECTED', 'REOPENED', 'CLOSED'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];
export type ClaimEnd = 'CONFIRMED' | 'SILENT' | 'REJECTED' | 'TAKEN_BACK' | 'ENDED';

const AT_WORK: readonly ClaimState[] = ['REPAIRING', 'REPLACING', 'VISIT_PLANNED'];

/** A claim is rejected before anything was done, once: after an objection was upheld it is mended. */
export const claimMoves: Transitions<ClaimState> = defineTransitions({
  initial: 'OPEN',
  moves: {
    OPEN: ['ANSWERED', ...AT_WORK, 'DONE', 'REJECTED', 'CLOSED'],
    ANSWERED: [...AT_WORK, 'DONE', 'REJECTED', 'CLOSED'],
    REPAIRING: ['REPLACING', 'VISIT_PLANNED', 'DONE', 'REJECTED', 'CLOSED'],
    REPLACING: [...AT_WORK, 'DONE', 'CLOSED'],
    VISIT_PLANNED: ['REPAIRING', 'REPLACING', 'VISIT_PLANNED', 'DONE', 'REJECTED', 'CLOSED'],
    DONE: ['REOPENED', 'CLOSED'],
    REJECTED: ['REOPENED', 'CLOSED'],
    REOPENED: [...AT_WORK, 'DONE', 'CLOSED'],
    CLOSED: [],
  },
  final: ['CLOSED'],
});

/** Its promises run: the seller has it in hand. */
export const isRunning = (state: ClaimState): boolean => !['DONE', 'REJECTED', 'CLOSED'].includes(state);
export const RUNNING: ClaimState[] = CLAIM_STATES.filter(isRunning);

/** Silence of the purchaser closes what is done, or rejected. */
export const SILENCE_DAYS = 7;
/** Within so many days a successor of a seller that is gone is named, or its purchasers may leave. */
export const SUCCESSOR_DAYS = 14;

export interface Promises {
  responseHours: number;
  repairDays: number;
}

/** The two moments that are promised for a claim: reckoned once, as it is opened. */
export const deadlinesOf = ({ responseHours, repairDays }: Promises, openedAt: Temporal.Instant, zone: string): { respondBy: Temporal.Instant; repairBy: Temporal.Instant } => ({
  respondBy: addBusinessMinutes(openedAt, responseHours * 60, zone), repairBy: closeOfBusinessDay(openedAt, repairDays, zone),
});

/** A deadline after the clock stood: what was left of it runs from when it goes on. One that had passed stays where it was. */
export function movedDeadline(deadline: Temporal.Instant, { fromAt, untilAt }: { fromAt: Temporal.Instant; untilAt: Temporal.Instant }, zone: string): Temporal.Instant {
  if (deadline.epochMilliseconds <= fromAt.epochMilliseconds) return deadline;
  const left = businessMinutesBetween(fromAt, deadline, zone);
  const moved = addBusinessMinutes(untilAt, left, zone);
  return moved.epochMilliseconds < deadline.epochMilliseconds ? deadline : moved;
}

/** The same serial, however it is typed. */
export const sameSerial = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (serial: string) => serial.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
