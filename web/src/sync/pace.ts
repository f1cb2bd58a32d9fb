// The server takes 20 commits a second on average and 60 at once: a held key stays below by batching.

const A_SECOND = 18;
const BURST = 40;

export class Pace {
  private left = BURST;
  private at = 0;

  /** Milliseconds to wait before the next commit may go. */
  wait(now: number): number {
    this.refill(now);
    return this.left >= 1 ? 0 : Math.ceil(((1 - this.left) * 1_000) / A_SECOND);
  }

  spend(now: number): void {
    this.refill(now);
    this.left--;
  }

  private refill(now: number): void {
    this.left = Math.min(BURST, this.left + (Math.max(0, now - this.at) * A_SECOND) / 1_000);
    this.at = now;
  }
}
