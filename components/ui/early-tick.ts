/**
 * What a box or a button gets whose tick is held in state. Ticked before the page was alive, it shows what nobody has heard: it is
 * put back and pressed again. A button that another one took the tick from is heard through that one.
 */
export const heldTick = (checked: boolean) => ({
  checked,
  ref: (input: HTMLInputElement | null) => {
    if (!input || input.checked === checked || (input.type === 'radio' && checked)) return;
    input.checked = checked;
    input.click();
  },
});
