// How the settings of the meeting were changed, as the log tells, against what the server shows.
import type { Entry } from './entry';
import { check, type Said } from './found';

interface Changed {
  setting: string;
  was: string;
  now: string;
  voice: number;
  at: number;
}

/** Both are missing where a server never told of changes. */
export interface ShownSettings {
  changes?: Changed[];
  settings?: { setting: string; now: string }[];
}

const TOLD = ['setting', 'was', 'now', 'voice', 'at'] as const;

export class SettingStory {
  private readonly changes: [number, Entry][] = [];
  private readonly now = new Map<string, string>();

  take(index: number, entry: Entry): void {
    const { setting = '', was = '', now = '' } = entry;
    check((this.now.get(setting) ?? was) === was, index, 'setting-before');
    this.now.set(setting, now);
    this.changes.push([index, entry]);
  }

  /** Everything was read: the server shows each change, in its order, no other, and what came of them. */
  end(shown: ShownSettings, good: Said[]): void {
    if (this.changes.length === 0 && !shown.changes) return;
    const { changes = [], settings = [] } = shown;
    check(Array.isArray(changes) && Array.isArray(settings), -1, 'malformed');
    this.changes.forEach(([index, then], i) => {
      const is = changes[i];
      const same = is && TOLD.every((name) => is[name] === then[name]);
      check(same, index, 'setting-shown');
    });
    check(changes.length === this.changes.length, -1, 'settings-more');
    check(settings.length === this.now.size, -1, 'malformed');
    for (const [setting, then] of this.now) {
      const is = settings.filter((one) => one.setting === setting).map((one) => one.now);
      check(is.length === 1 && is[0] === then, -1, 'setting-now');
    }
    if (changes.length > 0) {
      good.push({ code: 'settings-good', values: { count: changes.length } });
    }
  }
}
