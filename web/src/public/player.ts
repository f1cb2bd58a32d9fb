// Plays the film where there is a script; without one the links go from stroke to stroke.
import {
  about,
  type Frame,
  type Line,
  placeOf,
  type Reel,
  stays,
  unroll,
  type Words,
} from './film';

const SPEEDS = [1, 2, 5, 15];

/** How many frames ahead the next reel is fetched. */
const AHEAD = 40;

class Player {
  private readonly reels = new Map<number, Promise<Frame[]>>();
  private readonly text: HTMLElement;
  private readonly stroke: HTMLElement;
  private readonly play: HTMLButtonElement;
  private readonly speed: HTMLSelectElement;
  private readonly range: HTMLInputElement;
  private readonly chunk: number;
  private readonly end: number;
  private shown: Line[] = [];
  private reel = 0;
  private place = -1;
  private timer = 0;
  private busy: Promise<void> = Promise.resolve();

  constructor(private readonly film: HTMLElement) {
    this.text = film.querySelector('#film-text') as HTMLElement;
    this.stroke = film.querySelector('#film-stroke') as HTMLElement;
    this.chunk = Number(film.dataset.chunk);
    this.end = Number(film.dataset.last);
    this.play = document.createElement('button');
    this.play.className = 'primary';
    this.speed = document.createElement('select');
    this.range = document.createElement('input');
    this.controls();
    const at = Number(film.dataset.at);
    this.reel = this.reelOf(at);
    void this.enter(at);
  }

  private word(name: string): string {
    return this.film.dataset[name] ?? '';
  }

  private controls(): void {
    const box = document.createElement('div');
    box.className = 'controls';
    this.play.textContent = this.word('play');
    this.play.addEventListener('click', () => (this.timer ? this.pause() : this.start()));
    for (const speed of SPEEDS) {
      const words = this.word('stroke').replace('{strokes}', String(speed));
      this.speed.add(new Option(words, String(speed), speed === 2, speed === 2));
    }
    this.speed.add(new Option(this.word('real'), '0'));
    this.range.type = 'range';
    this.range.min = '1';
    this.range.max = String(this.end);
    this.range.value = this.film.dataset.at ?? '1';
    this.range.addEventListener('change', () => this.to(Number(this.range.value)));
    box.append(this.play, labelled(this.word('speed'), this.speed));
    box.append(labelled(this.word('position'), this.range));
    this.film.querySelector('#film-steps')?.after(box);
    // From here on every step leads somewhere: the script knows where the film ends.
    for (const link of this.film.querySelectorAll('[data-step]')) link.removeAttribute('hidden');
    this.film.addEventListener('click', (event) => this.clicked(event));
    document.addEventListener('keydown', (event) => this.pressed(event));
  }

  private clicked(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>('[data-step]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.pause();
    const step = link.dataset.step;
    if (step === 'on') this.go(1);
    else if (step === 'back') this.go(-1);
    else this.to(step === 'first' ? 1 : this.end);
  }

  /** Space plays, the arrows step; not where somebody writes or chooses. */
  private pressed(event: KeyboardEvent): void {
    const where = event.target as Element;
    if (where.closest('input, select, textarea, button, a') || event.ctrlKey || event.metaKey)
      return;
    const back = document.documentElement.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    const on = back === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    if (event.key === back) this.go(-1);
    else if (event.key === on) this.go(1);
    else if (event.key === ' ') this.play.click();
    else return;
    event.preventDefault();
  }

  private reelOf(version: number): number {
    return Math.floor((Math.max(1, version) - 1) / this.chunk);
  }

  private load(reel: number): Promise<Frame[]> {
    const there = this.reels.get(reel);
    if (there) return there;
    const coming = fetch(`${this.film.dataset.frames}${reel}.json`)
      .then((answer) => (answer.ok ? (answer.json() as Promise<Reel>) : null))
      .then((got) => (got ? about(unroll(got), this.word('clause')) : []));
    this.reels.set(reel, coming);
    coming.catch(() => this.reels.delete(reel));
    return coming;
  }

  private async enter(version: number): Promise<void> {
    const frames = await this.load(this.reel);
    this.place = placeOf(frames, version);
    this.shown = frames[this.place]?.lines ?? [];
  }

  private to(version: number): void {
    this.after(async () => {
      this.reel = this.reelOf(version);
      const frames = await this.load(this.reel);
      this.place = Math.max(0, placeOf(frames, version));
      if (!frames.length) await this.step(version === 1 ? 1 : -1);
      else this.show(frames[this.place]);
    });
  }

  /** One after the other: a reel may be on its way. */
  private after(work: () => Promise<unknown>): void {
    this.busy = this.busy.then(work).then(
      () => {},
      () => this.pause(),
    );
  }

  private go(by: number): void {
    this.after(() => this.step(by));
  }

  /** False: there is no further one. */
  private async step(by: number): Promise<boolean> {
    let reel = this.reel;
    let frames = await this.load(reel);
    let place = this.place + by;
    while (place < 0 || place >= frames.length) {
      reel += by;
      if (reel < 0 || reel > this.reelOf(this.end)) return false;
      frames = await this.load(reel);
      place = by > 0 ? 0 : frames.length - 1;
    }
    this.reel = reel;
    this.place = place;
    this.show(frames[place]);
    const next = reel + 1;
    if (by > 0 && frames.length - place < AHEAD && next <= this.reelOf(this.end))
      void this.load(next);
    return true;
  }

  private start(): void {
    this.play.textContent = this.word('pause');
    const tick = () => {
      this.after(async () => {
        if (!this.timer) return;
        const frames = await this.load(this.reel);
        const now = frames[this.place]?.stroke;
        if (!(await this.step(1))) return this.pause();
        const next = (await this.load(this.reel))[this.place + 1]?.stroke;
        const here = (await this.load(this.reel))[this.place]?.stroke ?? now;
        if (here) this.timer = window.setTimeout(tick, stays(Number(this.speed.value), here, next));
      });
    };
    this.timer = window.setTimeout(tick, 0);
  }

  private pause(): void {
    window.clearTimeout(this.timer);
    this.timer = 0;
    this.play.textContent = this.word('play');
  }

  private show(frame: Frame | undefined): void {
    if (!frame) return;
    this.tell(frame);
    this.range.value = String(frame.stroke.last);
    const clause = this.word('clause');
    const lines = clause ? frame.lines.filter((line) => line.id === clause) : frame.lines;
    this.exchange(lines, frame);
    this.shown = lines;
    const params = new URLSearchParams(location.search);
    params.set('at', String(frame.stroke.last));
    history.replaceState(null, '', `${location.pathname}?${params}`);
    if (!this.timer || !matchMedia('(prefers-reduced-motion: reduce)').matches)
      document.getElementById(`c-${frame.stroke.clause}`)?.scrollIntoView({ block: 'nearest' });
  }

  /** Who, where, when; the words are in the text. */
  private tell(frame: Frame): void {
    const { stroke } = frame;
    const by = document.createElement('p');
    by.className = 'by';
    if (stroke.region) {
      const region = document.createElement('span');
      region.className = `region region-${stroke.region.toLowerCase()}`;
      region.textContent = stroke.region;
      by.append(region, ' ');
    }
    const name = document.createElement('bdi');
    name.textContent = stroke.delegation;
    by.append(name);
    const when = document.createElement('p');
    when.className = 'hint';
    const link = document.createElement('a');
    link.href = `${location.pathname.replace(/playback$/, 'changes/')}${stroke.first}`;
    link.textContent = new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-latn`, {
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'short',
      timeZone: this.film.dataset.zone,
    }).format(stroke.at);
    when.append(link);
    this.stroke.replaceChildren(by, when);
  }

  /** Only lines that differ are made anew. */
  private exchange(lines: Line[], frame: Frame): void {
    const marked = frame.stroke.clause;
    const before = new Map(this.shown.map((line) => [line.id, line]));
    const nodes = lines.map((line) => {
      const there = document.getElementById(`c-${line.id}`);
      const plain = there && before.get(line.id) === line && line.id !== marked;
      return plain && there.classList.contains('fate-same') ? there : block(line, frame);
    });
    if (!lines.some((line) => line.id === marked) && frame.stroke.words.length) {
      nodes.push(block({ id: marked, kind: 'clause', level: 0, label: '', text: '' }, frame));
    }
    this.text.replaceChildren(...nodes);
  }
}

function labelled(words: string, control: HTMLElement): HTMLElement {
  const label = document.createElement('label');
  label.append(words, control);
  return label;
}

function block(line: Line, frame: Frame): HTMLElement {
  const here = line.id === frame.stroke.clause;
  const box = document.createElement('div');
  box.id = `c-${line.id}`;
  box.className = `block ${line.kind} level-${line.level} fate-${here ? 'marked' : 'same'}`;
  if (here && frame.stroke.region) box.classList.add(`region-${frame.stroke.region.toLowerCase()}`);
  const label = document.createElement('span');
  label.className = 'label';
  label.textContent = line.label;
  const words = document.createElement('span');
  words.className = 'words';
  if (here) words.append(...marks(frame.stroke.words, line.text));
  else words.textContent = line.text;
  box.append(label, words);
  return box;
}

function marks(words: Words[], text: string): (Node | string)[] {
  if (!words.length) return [text];
  return words.map((one) => {
    if (one.is === 'same') return one.text;
    const mark = document.createElement(one.is === 'added' ? 'ins' : 'del');
    mark.textContent = one.text;
    return mark;
  });
}

export function player(film: HTMLElement): void {
  new Player(film);
}
