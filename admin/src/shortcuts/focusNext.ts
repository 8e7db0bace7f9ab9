/** Puts the focus on the next such element of the page, after the last on the first; what hides it is unfolded. */
export function focusNext(selector: string): boolean {
  const all = [...document.querySelectorAll<HTMLElement>(selector)];
  const from = document.activeElement;
  const isAfter = (one: HTMLElement) =>
    from !== null && (from.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const next = all.find(isAfter) ?? all[0];
  const folded = next?.closest('details');
  if (folded) folded.open = true;
  next?.focus();
  return next !== undefined;
}
