// A choice in a filter shows at once what it asks for; without a script there is a button.

/** Where a form that only reads leads, without what was left empty. */
export function asked(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value !== '') query.append(name, value);
  }
  const all = query.toString();
  return new URL(form.action).pathname + (all === '' ? '' : `?${all}`);
}

/**
 * @param show shows what is at an address; false where that could not be had
 */
export function filters(page: Document, show: (address: string) => Promise<boolean>): void {
  page.addEventListener('change', async (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>('form[data-filter]');
    if (!form) return;
    const address = asked(form);
    // Of several choices in a row the last is shown.
    form.dataset.asked = address;
    form.setAttribute('aria-busy', 'true');
    const shown = await show(address).catch(() => false);
    if (form.dataset.asked !== address) return;
    form.removeAttribute('aria-busy');
    if (!shown) form.submit();
  });
}
