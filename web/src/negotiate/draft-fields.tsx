// What is said beside the text of a draft. Colleagues change it, too: a field that is not being written shows theirs.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useSay } from '../i18n/messages';
import { beginWith } from '../text/operations';
import type { Kind } from '../text/schema';
import type { DraftPart, DraftView } from '../wire/drafts';
import { type NegotiationView, PROPOSAL_KINDS } from '../wire/negotiation';
import type { DraftDesk } from './draft-desk';
import { Choice, Pick, Words } from './fields';
import { kindName } from './parts';
import { isMine } from './place';

interface Props {
  desk: DraftDesk;
  draft: DraftView;
  view: NegotiationView;
  /** What its text begins with. */
  first: Kind | null;
  /** Above the text what it is, below it why. */
  part: 'kind' | 'words';
}

export function DraftFields({ desk, draft, view, first, part }: Props): ReactNode {
  return part === 'kind' ? (
    <KindFields desk={desk} draft={draft} first={first} />
  ) : (
    <WordFields desk={desk} draft={draft} view={view} />
  );
}

function KindFields({ desk, draft, first }: Pick<Props, 'desk' | 'draft' | 'first'>): ReactNode {
  const say = useSay();
  const { kind, place, amends, number } = draft;
  const adds = kind === 'add';
  const calls = adds && first === 'call';
  const kinds = PROPOSAL_KINDS.filter(
    (one) =>
      (!amends || one === 'mod' || one === 'editorial' || one === kind) &&
      // A new version stays where it was: beside a clause, or in its place.
      (!number || (one === 'add') === adds),
  );
  return (
    <div className="draft-kind">
      {kinds.length > 1 && (
        <Choice
          label={say('propose.kind')}
          value={kind}
          change={(next) => void desk.change({ kind: next })}
          options={kinds.map((value) => ({ value, name: kindName(say, value) }))}
        />
      )}
      {adds && !number && (calls || first === 'clause') && (
        <Choice
          label={say('propose.new')}
          value={calls ? 'call' : 'clause'}
          change={(next) => desk.editor?.run(beginWith(next))}
          options={[
            { value: 'clause', name: say('propose.new.clause') },
            { value: 'call', name: say('propose.new.call') },
          ]}
        />
      )}
      <p className="quiet">{say(calls ? 'propose.hint.call' : `propose.hint.${kind}`)}</p>
      {adds && !number && (
        <Choice
          label={say('propose.place')}
          value={place === 'before' ? 'before' : 'after'}
          change={(next) => void desk.change({ place: next })}
          options={[
            { value: 'before', name: say('propose.before') },
            { value: 'after', name: say(calls ? 'propose.after.call' : 'propose.after') },
          ]}
        />
      )}
    </div>
  );
}

function WordFields({ desk, draft, view }: Omit<Props, 'part' | 'first'>): ReactNode {
  const say = useSay();
  const wordless = draft.kind === 'sup' || draft.kind === 'noc';
  const mine = view.contributions.filter((one) => isMine(view, one.by));
  return (
    <div className="draft-fields">
      <Kept
        desk={desk}
        field="why"
        label={say(wordless ? 'propose.why.needed' : 'propose.why')}
        stored={draft.why}
      />
      {draft.number === 0 && (
        <Kept
          desk={desk}
          field="symbol"
          line
          label={say('propose.symbol')}
          hint={say(draft.contribution > 0 ? 'propose.symbol.next' : 'propose.symbol.hint')}
          stored={draft.symbol}
        />
      )}
      {draft.number === 0 && mine.length > 0 && (
        <Pick
          label={say('propose.contribution')}
          value={String(draft.contribution)}
          change={(next) => void desk.change({ contribution: Number(next) })}
          options={[
            { value: '0', name: say('propose.contribution.none') },
            ...mine.map((one) => ({
              value: String(one.number),
              name: `${one.symbol} ${one.title}`,
            })),
          ]}
        />
      )}
    </div>
  );
}

const REST_MS = 600;

interface KeptProps {
  desk: DraftDesk;
  field: 'why' | 'symbol';
  label: string;
  stored: string;
  hint?: string;
  line?: boolean;
}

/** Words that are kept when writing rests. */
function Kept({ desk, field, label, stored, hint, line }: KeptProps): ReactNode {
  const [value, setValue] = useState(stored);
  const unkept = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const now = useRef(value);
  useEffect(() => {
    if (unkept.current || now.current.trim() === stored) return;
    now.current = stored;
    setValue(stored);
  }, [stored]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: What is written stays with this field.
  useEffect(() => {
    const keep = async () => {
      clearTimeout(timer.current);
      if (!unkept.current) return;
      const words = now.current;
      const part: Partial<DraftPart> = { [field]: words.trim() };
      if ((await desk.change(part)) && now.current === words) unkept.current = false;
    };
    const leave = desk.beforeSubmit(keep);
    return () => {
      leave();
      void keep();
    };
  }, []);
  const change = (next: string) => {
    unkept.current = true;
    now.current = next;
    setValue(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void desk.flush(), REST_MS);
  };
  return (
    <Words
      label={label}
      value={value}
      change={change}
      {...(hint ? { hint } : {})}
      {...(line ? { line, most: 200 } : {})}
    />
  );
}
