// Unsent edits survive reload, crash and loss of the link: kept in the browser until the server has stored them.

import type { StepJson } from '../wire/protocol';

/** What is kept of one tab's unsent edits of one resolution. */
export interface Kept {
  client: string;
  /** The last sequence number this client used. */
  seq: number;
  /** The server's version that the steps stand on. */
  version: number;
  inflight: { seq: number; base: number; groups: StepJson[][] } | null;
  /** The steps of the commit under way as they stand now, by their place in it. */
  standing: [slot: number, step: StepJson][];
  /** Those that wait, by group. */
  waiting: StepJson[][];
}

/** Where tabs keep things, and how they know that another tab is alive. */
export interface Tabs {
  /** Keeps a name as this tab's own until it closes; false if another living tab has it. */
  claim(name: string): Promise<boolean>;
}

export class Keep {
  private readonly prefix: string;

  constructor(
    private readonly storage: Storage,
    resolution: string,
    owner: string,
    private readonly tabs: Tabs,
  ) {
    this.prefix = `plenary.unsent.${resolution}.${owner}.`;
  }

  /** A client name for this tab: one with unsent edits that no living tab owns, else a new one. */
  async adopt(): Promise<{ client: string; kept: Kept | null }> {
    for (const kept of this.all()) {
      if (await this.tabs.claim(this.prefix + kept.client)) return { client: kept.client, kept };
    }
    return { client: this.fresh(), kept: null };
  }

  /** A client name nobody has used. */
  fresh(): string {
    const client = newClient();
    void this.tabs.claim(this.prefix + client);
    return client;
  }

  /** Keeps unsent edits; with none, keeps nothing. True if they are safe in the browser. */
  save(kept: Kept): boolean {
    const name = this.prefix + kept.client;
    try {
      if (kept.inflight === null && kept.waiting.length === 0) this.storage.removeItem(name);
      else this.storage.setItem(name, JSON.stringify(kept));
      return true;
    } catch {
      return false; // the storage is full or closed to us: the page says that edits are only in this tab
    }
  }

  forget(client: string): void {
    this.storage.removeItem(this.prefix + client);
  }

  private all(): Kept[] {
    const found: Kept[] = [];
    for (let i = 0; i < this.storage.length; i++) {
      const name = this.storage.key(i);
      if (!name?.startsWith(this.prefix)) continue;
      try {
        found.push(JSON.parse(this.storage.getItem(name) ?? '') as Kept);
      } catch {
        // not ours, or half written: leave it
      }
    }
    return found;
  }
}

/** A new client name: 26 characters nobody else has. */
function newClient(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}

/** Living tabs by Web Locks; where there are none (plain http), only names made by this tab are its own. */
export function browserTabs(locks: LockManager | undefined): Tabs {
  return {
    claim: (name) => {
      if (!locks)
        return Promise.resolve(sessionStorage.getItem(`${name}.mine`) === '1' || mine(name));
      return new Promise((resolve) => {
        void locks.request(name, { ifAvailable: true }, (lock) => {
          resolve(lock !== null);
          return lock === null ? undefined : new Promise(() => {}); // held until the tab closes
        });
      });
    },
  };
}

function mine(name: string): boolean {
  const taken = localStorage.getItem(name) !== null;
  if (!taken) sessionStorage.setItem(`${name}.mine`, '1');
  return !taken;
}
