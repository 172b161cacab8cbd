import type { ChangeEventHandler, Ref } from 'react';

type Field = (HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement) & { usedEarly?: boolean };

/** Fields that were looked at when the page came alive. */
const looked = new WeakSet<Field>();

/**
 * A field whose value is held in state shows what nobody has heard if it was used before the page was alive, and forgets it at the
 * next turn. So what it shows then is said again: not while React is still at it, where all would start from the same state.
 * What a browser has put back by itself is nobody's choice (`EARLY_USE` in `lib/web/first-script` tells them apart).
 */
function look<F extends Field>(field: F | null, differs: (field: F) => boolean, sayAgain: (field: F) => void): void {
  if (!field || looked.has(field)) return;
  looked.add(field);
  if (field.usedEarly && differs(field)) queueMicrotask(() => { sayAgain(field); });
}

/** What a box or a button to tick gets whose tick is held in state. */
export const heldTick = (checked: boolean) => ({
  checked,
  ref: (field: HTMLInputElement | null) => {
    // A button that another one took the tick from is heard through that one.
    look(field, (input) => input.checked !== checked && (input.type !== 'radio' || !checked), (input) => {
      input.checked = checked;
      input.click();
    });
  },
});

/** React hears of a value only if it was not set through the field itself, which it watches. */
function enter(field: Field, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}

function pass<F>(ref: Ref<F> | undefined, field: F | null): void {
  if (typeof ref === 'function') ref(field);
  else if (ref) ref.current = field;
}

/** What a field to write or choose in gets beside its properties if its value is held in state; nothing otherwise. */
export function heldValue<F extends Field>({ value, onChange, ref }: { value?: string | number | readonly string[] | undefined; onChange?: ChangeEventHandler<F> | undefined; ref?: Ref<F> | undefined }): { ref?: Ref<F> } {
  if (value === undefined || !onChange) return {};
  return {
    ref: (field: F | null) => {
      pass(ref, field);
      const shown = field?.value ?? '';
      look(field, () => shown !== String(value), (late) => {
        late.value = String(value);
        enter(late, shown);
      });
    },
  };
}
