// The film of a resolution: frames come some hundred at a time; every frame is the text of a version.

export interface Line {
  id: string;
  kind: string;
  level: number;
  label: string;
  text: string;
}

export interface Words {
  is: 'same' | 'added' | 'removed';
  text: string;
}

export interface Stroke {
  first: number;
  last: number;
  at: number;
  region: string;
  delegation: string;
  capacity: string;
  what: string;
  clause: string;
  words: Words[];
  set?: Line[];
  order?: string[];
}

export interface Reel {
  after: number;
  upTo: number;
  start: Line[];
  frames: Stroke[];
}

/** The text after a stroke. */
export interface Frame {
  stroke: Stroke;
  lines: Line[];
}

/** All frames of a reel; texts share the lines that did not change. */
export function unroll(reel: Reel): Frame[] {
  let lines = reel.start;
  return reel.frames.map((stroke) => {
    if (stroke.set) {
      const known = new Map(lines.map((line) => [line.id, line]));
      for (const line of stroke.set) known.set(line.id, line);
      const order = stroke.order ?? lines.map((line) => line.id);
      lines = order.flatMap((id) => known.get(id) ?? []);
    }
    return { stroke, lines };
  });
}

/** Those that are about a clause, or all. */
export function about(frames: Frame[], clause: string): Frame[] {
  return clause ? frames.filter((one) => one.stroke.clause === clause) : frames;
}

/** The last frame that ended at a version or before it; -1: none. */
export function placeOf(frames: Frame[], version: number): number {
  let place = -1;
  for (const [i, frame] of frames.entries()) if (frame.stroke.last <= version) place = i;
  return place;
}

/** How long a frame stays: at a speed in strokes a second, or as long as it was (0), pauses cut short. */
export function stays(speed: number, now: Stroke, next: Stroke | undefined): number {
  if (speed > 0) return 1000 / speed;
  const real = next ? next.at - now.at : 1000;
  return Math.min(5000, Math.max(60, real));
}
