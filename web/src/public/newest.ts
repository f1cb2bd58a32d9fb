// The newest page as a document that is not shown.

interface Policy {
  createHTML(html: string): string;
}

declare global {
  interface Window {
    trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
  }
}

// The page comes from our own server, which has escaped every word of it, and is parsed only: scripts in it would not run.
const ours: Policy = window.trustedTypes?.createPolicy('plenary-page', {
  createHTML: (html) => html,
}) ?? { createHTML: (html) => html };

/** Null: there is none, for example because it was taken back. */
export async function loadNewest(path: string): Promise<Document | null> {
  const answer = await fetch(path, { headers: { accept: 'text/html' }, cache: 'no-cache' });
  if (!answer.ok) return null;
  return new DOMParser().parseFromString(ours.createHTML(await answer.text()), 'text/html');
}
