// Drafts of the own delegation over HTTP; their text goes over a live link of its own.
import { newId } from '../text/ids';
import type { DraftBegun, DraftPart, DraftSummary, DraftView } from '../wire/drafts';
import type { Done } from '../wire/negotiation';
import { get, read, send } from './ask-server';

export interface DraftsApi {
  list(): Promise<DraftSummary[]>;
  begin(begun: DraftBegun): Promise<DraftSummary>;
  show(id: string): Promise<DraftView>;
  /** The text at an earlier version of its own. */
  version(id: string, version: number): Promise<{ version: number; doc: unknown }>;
  change(id: string, part: Partial<DraftPart>): Promise<DraftSummary>;
  drop(id: string): Promise<void>;
  submit(id: string): Promise<Done>;
}

export function draftsApi(resolution: string, csrf: string): DraftsApi {
  const path = `/api/resolutions/${encodeURIComponent(resolution)}/drafts`;
  const one = (id: string) => `${path}/${encodeURIComponent(id)}`;
  return {
    list: async () => (await read<{ drafts: DraftSummary[] }>(await get(path))).drafts,
    begin: async (begun) => read(await send('POST', path, csrf, begun, newId())),
    show: async (id) => read(await get(one(id))),
    version: async (id, version) => read(await get(`${one(id)}/versions/${version}`)),
    change: async (id, part) => read(await send('PATCH', one(id), csrf, part)),
    drop: async (id) => {
      await read(await send('DELETE', one(id), csrf, {}));
    },
    submit: async (id) => read(await send('POST', `${one(id)}/submit`, csrf, {}, newId())),
  };
}
