// The smaller forms: comment, position, withdrawal, response, and what the chair declares.
import { type ReactNode, useState } from 'react';
import { useSay } from '../i18n/messages';
import {
  type ClauseStatus,
  COMMENT_TYPES,
  type CommentType,
  STANCES,
  STATUSES,
  type Stance,
  type Subject,
  TAGS,
  type Tag,
} from '../wire/negotiation';
import { BlockerList } from './blocker-list';
import { beforeAgreeing, isClear } from './blockers';
import { ActForm, Choice, Tick, Words } from './fields';
import { When } from './parts';
import { isMine, type Selected, useAct, useKnown, useNegotiating } from './place';
import { isReason, reasonFor } from './reason';

interface Closing {
  close: () => void;
}

interface CommentProps extends Closing {
  clause: string;
  selected: Selected | null;
  proposal: number;
}

export function CommentForm({ clause, selected, proposal, close }: CommentProps): ReactNode {
  const say = useSay();
  const place = useNegotiating();
  const { act, busy, error } = useAct(say('act.failed'));
  const [type, setType] = useState<CommentType>('general');
  const [tags, setTags] = useState<readonly Tag[]>([]);
  const [text, setText] = useState('');
  const submit = async () => {
    const words = selected ?? { from: -1, to: -1, base: place.text()?.version ?? 0, quote: '' };
    const done = await act({
      do: 'comment',
      clause,
      from: words.from,
      to: words.to,
      base: words.base,
      quote: words.quote,
      proposal,
      type,
      tags: type === 'human-rights' ? tags : [],
      text: text.trim(),
    });
    if (done === null) return;
    place.tell(say('comment.done'));
    close();
  };
  return (
    <ActForm
      name={say('comment.send')}
      error={error}
      busy={busy}
      ready={text.trim() !== ''}
      close={close}
      submit={() => void submit()}
    >
      {selected && (
        <blockquote className="quote" lang={place.lang} dir={place.dir}>
          {selected.quote}
        </blockquote>
      )}
      <Choice
        label={say('comment.type')}
        value={type}
        change={setType}
        options={COMMENT_TYPES.map((value) => ({ value, name: say(`comment.type.${value}`) }))}
      />
      {type === 'human-rights' && (
        <fieldset className="ticks">
          <legend>{say('comment.tags')}</legend>
          {TAGS.map((tag) => (
            <Tick
              key={tag}
              on={tags.includes(tag)}
              set={(on) => setTags(on ? [...tags, tag] : tags.filter((one) => one !== tag))}
            >
              {say(`comment.tag.${tag}`)}
            </Tick>
          ))}
        </fieldset>
      )}
      <Words label={say('comment.text')} value={text} change={setText} isRequired autoFocus />
    </ActForm>
  );
}

export function PositionForm({ subject, close }: Closing & { subject: Subject }): ReactNode {
  const say = useSay();
  const { tell, store } = useNegotiating();
  const { view } = useKnown();
  const { act, busy, error } = useAct(say('act.failed'));
  const one = view?.inputs.find((input) => input.number === subject.proposal);
  const mineOf = (list: readonly { by: { delegation: number } }[]) =>
    list.findIndex((said) => view !== null && isMine(view, said.by));
  const list = one?.is === 'proposal' ? one.positions : (store.read().clause?.positions ?? []);
  const before = list[mineOf(list)];
  const [stance, setStance] = useState<Stance>(before?.stance ?? 'support');
  const [why, setWhy] = useState(before?.why ?? '');
  const [remedy, setRemedy] = useState(before?.remedy ?? '');
  const needed = stance === 'object' || stance === 'dissociate';
  const ready = !needed || (isReason(why) && (stance !== 'object' || remedy.trim() !== ''));
  const submit = async () => {
    const said = { why: why.trim(), remedy: stance === 'object' ? remedy.trim() : '' };
    if ((await act({ do: 'position', subject, stance, ...said })) === null) return;
    tell(say('position.done'));
    close();
  };
  return (
    <ActForm
      name={say('position.send')}
      error={error}
      busy={busy}
      ready={ready}
      close={close}
      submit={() => void submit()}
    >
      <Choice
        label={say('position.stance')}
        value={stance}
        change={(next) => {
          setWhy(reasonFor(next, why, before));
          setStance(next);
        }}
        options={STANCES.map((value) => ({ value, name: say(`stance.${value}`) }))}
      />
      <Words
        label={say(needed ? 'reason.needed' : 'reason')}
        value={why}
        change={setWhy}
        isRequired={needed}
      />
      {stance === 'object' && (
        <Words label={say('position.remedy.label')} value={remedy} change={setRemedy} isRequired />
      )}
    </ActForm>
  );
}

interface ReasonProps extends Closing {
  /** What is done; the reason is put in. */
  wanted: { do: string; [field: string]: unknown };
  name: string;
  done: string;
  intro?: ReactNode;
  isRequired: boolean;
}

/** An act that needs nothing but a reason. */
export function ReasonForm(props: ReasonProps): ReactNode {
  const { wanted, name, done, intro, isRequired, close } = props;
  const say = useSay();
  const { tell } = useNegotiating();
  const { act, busy, error } = useAct(say('act.failed'));
  const [why, setWhy] = useState('');
  const submit = async () => {
    if ((await act({ ...wanted, why: why.trim() })) === null) return;
    tell(done);
    close();
  };
  return (
    <ActForm
      name={name}
      error={error}
      busy={busy}
      ready={!isRequired || isReason(why)}
      close={close}
      submit={() => void submit()}
    >
      {typeof intro === 'string' ? <p>{intro}</p> : intro}
      <Words
        label={say(isRequired ? 'reason.needed' : 'reason')}
        value={why}
        change={setWhy}
        isRequired={isRequired}
        autoFocus
      />
    </ActForm>
  );
}

export function StatusForm({ clause, close }: Closing & { clause: string }): ReactNode {
  const say = useSay();
  const { tell } = useNegotiating();
  const { view } = useKnown();
  const { act, busy, error } = useAct(say('act.failed'));
  const summary = view?.clauses.find((one) => one.id === clause);
  const now = summary?.status ?? 'open';
  const [status, setStatus] = useState<ClauseStatus>(now);
  const [reason, setReason] = useState('');
  const locked = (one: ClauseStatus) => one === 'agreed' || one === 'closed';
  const reopens = locked(now) && (!locked(status) || (now === 'closed' && status === 'agreed'));
  const blockers = view && locked(status) ? beforeAgreeing(view, clause) : null;
  const clear = blockers === null || isClear(blockers);
  const submit = async () => {
    if ((await act({ do: 'clause-status', clause, status, reason: reason.trim() })) === null)
      return;
    tell(say('status.declared', { status: say(`clause.status.${status}`) }));
    close();
  };
  return (
    <ActForm
      name={say('status.declare')}
      error={error}
      busy={busy}
      ready={clear && status !== now && (!reopens || isReason(reason))}
      close={close}
      submit={() => void submit()}
    >
      <Choice
        label={say('status.of')}
        value={status}
        change={setStatus}
        options={STATUSES.map((value) => ({ value, name: say(`clause.status.${value}`) }))}
      />
      {!clear && <BlockerList blockers={blockers} close={close} />}
      <Words
        label={say(reopens ? 'reason.needed' : 'reason')}
        value={reason}
        change={setReason}
        isRequired={reopens}
      />
    </ActForm>
  );
}

const HOUR_MS = 3_600_000;

export function SilenceForm({ clause, close }: Closing & { clause: string }): ReactNode {
  const say = useSay();
  const { tell } = useNegotiating();
  const { view } = useKnown();
  const { act, busy, error } = useAct(say('act.failed'));
  const blockers = view ? beforeAgreeing(view, clause) : null;
  const clear = blockers === null || isClear(blockers);
  const [hours, setHours] = useState('24');
  const length = Number(hours);
  const sound = length > 0 && length <= 90 * 24;
  const until = Date.now() + length * HOUR_MS;
  const submit = async () => {
    if ((await act({ do: 'silence', clauses: [clause], until })) === null) return;
    tell(say('silence.begun'));
    close();
  };
  return (
    <ActForm
      name={say('silence.begin')}
      error={error}
      busy={busy}
      ready={clear && sound}
      close={close}
      submit={() => void submit()}
    >
      <p>{say('silence.intro')}</p>
      {!clear && <BlockerList blockers={blockers} close={close} />}
      <Words line label={say('silence.hours')} value={hours} change={setHours} most={6} autoFocus />
      {sound && (
        <p className="quiet">
          {say('silence.until')} <When at={until} />
        </p>
      )}
    </ActForm>
  );
}
