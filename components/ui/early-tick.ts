/** Inputs that were looked at when the page came alive. */
const looked = new WeakSet<HTMLInputElement>();

/**
 * What a box or a button gets whose tick is held in state. Ticked before the page was alive, it shows what nobody has heard: it is
 * pressed again. Not while React is still at it, where several presses would all start from the same state.
 */
export const heldTick = (checked: boolean) => ({
  checked,
  ref: (input: HTMLInputElement | null) => {
    if (!input || looked.has(input)) return;
    looked.add(input);
    const shown = input.checked;
    // A button that another one took the tick from is heard through that one.
    if (shown === checked || (input.type === 'radio' && checked)) return;
    queueMicrotask(() => {
      input.checked = !shown;
      input.click();
    });
  },
});
