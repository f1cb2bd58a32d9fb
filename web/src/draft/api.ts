// What the page asks over HTTP; everything else goes through the live link.
import type { Authors, Me, ResolutionInfo, VersionText } from '../wire/api';

async function get<T>(path: string): Promise<T> {
  const answer = await fetch(path, {
    headers: { accept: 'application/json' },
    credentials: 'same-origin',
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()) as T;
}

export const api = (resolution: string) => {
  const path = `/api/resolutions/${encodeURIComponent(resolution)}`;
  return {
    resolution: () => get<ResolutionInfo>(path),
    me: () => get<Me>('/api/me'),
    version: (version: number) => get<VersionText>(`${path}/versions/${version}`),
    authors: () => get<Authors>(`${path}/authors`),
  };
};

export type Api = ReturnType<typeof api>;

export function liveAddress(resolution: string): string {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${location.host}/live/${encodeURIComponent(resolution)}`;
}
