/** For a dialog in which somebody writes: a click beside it throws nothing away; Escape and its buttons close it. */
export const unlessBeside =
  (close: () => void) =>
  (_event: object, reason: 'backdropClick' | 'escapeKeyDown'): void => {
    if (reason !== 'backdropClick') close();
  };
