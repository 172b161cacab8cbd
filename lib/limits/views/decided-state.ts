import type { AskState } from '../model/states';
import { storedOffers } from '../model/usable';

/** What was answered, whatever became of it since: a taken offer makes its own question a lost one. */
export function decidedState({ state, approval, offers }: { state: AskState; approval: { id: string } | null; offers: unknown }): AskState {
  if (state !== 'LOST') return state;
  return approval ? 'APPROVED' : storedOffers({ offers }).length > 0 ? 'COUNTER_OFFER' : state;
}
