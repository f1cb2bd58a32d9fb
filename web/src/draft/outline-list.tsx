// The outline as a list of jumps: labels, first words, who is there.
import { memo, type ReactNode, useEffect, useRef } from 'react';
import { useListed, useSay } from '../i18n/messages';
import { OutlineMarks } from '../negotiate/outline-marks';
import { hueOf } from '../ui/hues';
import type { Here } from './desk';
import type { OutlineLine } from './outline';

interface Props {
  lines: readonly OutlineLine[];
  here: readonly Here[];
  current: string | null;
  lang: string;
  dir: string;
  goTo: (id: string) => void;
}

export function OutlineList({ lines, here, current, lang, dir, goTo }: Props): ReactNode {
  const say = useSay();
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!current) return;
    const now = list.current?.querySelector<HTMLElement>('[aria-current]');
    const box = list.current?.closest('.scrolls');
    if (!now || !box) return;
    const [a, b] = [now.getBoundingClientRect(), box.getBoundingClientRect()];
    if (a.top < b.top || a.bottom > b.bottom) box.scrollBy(0, a.top - b.top - b.height / 3);
  }, [current]);
  return (
    <nav ref={list} className="outline" aria-label={say('outline')} lang={lang} dir={dir}>
      <ul>
        {lines.map((line) => (
          <Line
            key={line.id}
            line={line}
            isCurrent={line.id === current}
            people={here.filter((one) => one.block === line.id)}
            goTo={goTo}
          />
        ))}
      </ul>
    </nav>
  );
}

interface LineProps {
  line: OutlineLine;
  isCurrent: boolean;
  people: readonly Here[];
  goTo: (id: string) => void;
}

const Line = memo(
  function Line({ line, isCurrent, people, goTo }: LineProps): ReactNode {
    const say = useSay();
    const { id, kind, level, label, words } = line;
    return (
      <li className={`outline-${kind} outline-level-${level}`}>
        <button
          type="button"
          aria-current={isCurrent ? 'location' : undefined}
          onClick={() => goTo(id)}
        >
          {label && <span className="outline-label">{label}</span>}
          <span className="outline-words">{words || say('outline.empty')}</span>
          <OutlineMarks clause={id} />
          <PeopleHere people={people} />
        </button>
      </li>
    );
  },
  (a, b) =>
    a.line === b.line &&
    a.isCurrent === b.isCurrent &&
    a.goTo === b.goTo &&
    a.people.length === b.people.length &&
    a.people.every((one, i) => one.session === b.people[i]?.session),
);

function PeopleHere({ people }: { people: readonly Here[] }): ReactNode {
  const say = useSay();
  const listed = useListed();
  if (people.length === 0) return null;
  const names = listed(people.map(({ voice }) => `${voice.person} (${voice.region})`));
  return (
    <span className="here">
      {people.slice(0, 4).map(({ session, voice }) => (
        <span
          key={session}
          className={`initials hue-${hueOf(voice.region)}`}
          aria-hidden="true"
          title={names}
        >
          {initialsOf(voice.person)}
        </span>
      ))}
      {people.length > 4 && <span aria-hidden="true">+{people.length - 4}</span>}
      <span className="unseen">{say('outline.here', { names, count: people.length })}</span>
    </span>
  );
}

export function initialsOf(person: string): string {
  const parts = person.trim().split(/\s+/);
  const letters = parts.length > 1 ? [parts[0], parts.at(-1)] : [parts[0]];
  return letters
    .map((part) => [...(part ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}
