// Proposing on a clause: what, in which words, why.
import type { Node } from 'prosemirror-model';
import { Node as TextNode } from 'prosemirror-model';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { editClause } from '../editor/clause-editor';
import { useSay } from '../i18n/messages';
import { blockById } from '../text/blocks';
import { newId } from '../text/ids';
import { schema } from '../text/schema';
import type { DraftBegun } from '../wire/drafts';
import type { ProposalKind } from '../wire/negotiation';
import { PROPOSAL_KINDS } from '../wire/negotiation';
import { Refused } from './ask-server';
import { ActForm, Choice, Pick, Words } from './fields';
import { kindName } from './parts';
import { isMine, useAct, useKnown, useNegotiating } from './place';
import { isReason } from './reason';
import { go } from './route';

interface Props {
  clause: string;
  amends: number;
  revises: number;
  /** With `revises`: the amendment to it with whose words the new version begins. */
  taking: number;
  close: () => void;
}

interface Begun {
  version: number;
  text: Node;
  kind: ProposalKind;
  place: 'before' | 'after';
  why: string;
  /** Number of the proposal that the text is compared with; 0: the text itself. */
  amends: number;
}

/** Fetches what the form begins with: the clause as it is, or the proposal to revise or to amend. */
export function ProposeForm({ clause, amends, revises, taking, close }: Props): ReactNode {
  const say = useSay();
  const place = useNegotiating();
  const { view } = useKnown();
  const [begun, setBegun] = useState<Begun | null | 'gone'>(null);
  const about = amends || revises;
  const { store } = place;
  // biome-ignore lint/correctness/useExhaustiveDependencies: What is written must not begin anew when others act.
  useEffect(() => {
    const text = place.text();
    const block = text && blockById(text.doc, clause)?.node;
    const start = async (): Promise<Begun | 'gone'> => {
      if (!text || !block) return 'gone';
      const one = view?.inputs.find((input) => input.number === about);
      const shown = { version: text.version, place: 'after' as const, why: '', amends };
      const plain = { ...shown, text: schema.node('doc', null, [block]), kind: 'mod' as const };
      if (one?.is !== 'proposal') return plain;
      const wanted = taking || about;
      const row = (await store.api.clause(clause)).proposals.find((each) =>
        each.number.includes(wanted),
      );
      const words = row?.clean ? TextNode.fromJSON(schema, row.clean) : plain.text;
      if (amends) return { ...plain, text: words };
      const where = one.place === 'before' ? 'before' : 'after';
      return {
        ...plain,
        // A new version stays on the text that the first one was made on, and compares like the others.
        version: one.base,
        text: words,
        kind: one.kind,
        place: where,
        why: one.why,
        amends: one.amends,
      };
    };
    start().then(setBegun, () => setBegun('gone'));
  }, []);
  if (begun === 'gone') return <p>{say('propose.gone')}</p>;
  if (!begun) return <p className="quiet">{say('loading')}</p>;
  return <Fields clause={clause} revises={revises} taking={taking} close={close} begun={begun} />;
}

function Fields({
  clause,
  revises,
  taking,
  close,
  begun,
}: Omit<Props, 'amends'> & { begun: Begun }): ReactNode {
  const say = useSay();
  const { tell } = useNegotiating();
  const { view } = useKnown();
  const { act, busy, error } = useAct(say('act.failed'));
  const [kind, setKind] = useState(begun.kind);
  const [where, setWhere] = useState(begun.place);
  const [text, setText] = useState(begun.text);
  const [fresh, setFresh] = useState(() =>
    begun.kind === 'add' ? begun.text : emptyLike(begun.text),
  );
  const [why, setWhy] = useState(begun.why);
  const [symbol, setSymbol] = useState('');
  const [envelope, setEnvelope] = useState('0');
  const wordless = kind === 'sup' || kind === 'noc';
  const words = kind === 'add' ? fresh : text;
  const calls = fresh.child(0).attrs.kind === 'call';
  const changed =
    taking > 0 || (kind === 'add' ? words.textContent.trim() !== '' : !words.eq(begun.text));
  const ready = wordless ? isReason(why) : changed || (revises > 0 && why !== begun.why);
  const mine = view?.contributions.filter((one) => isMine(view, one.by)) ?? [];
  const content = {
    kind,
    clause,
    place: kind === 'add' ? where : ('at' as const),
    amends: begun.amends,
    base: begun.version,
    why: why.trim(),
  };
  const submit = async () => {
    const done = await act({
      do: revises ? 'revision' : 'proposal',
      ...(revises ? { number: revises } : { symbol: symbol.trim() }),
      ...(Number(envelope) > 0 ? { contribution: Number(envelope) } : {}),
      ...content,
      text: wordless ? null : words.toJSON(),
    });
    if (done === null) return;
    tell(say('propose.done'));
    close();
  };
  const preparing = usePreparing(close);
  const prepare = () =>
    void preparing.begin({
      ...content,
      number: revises,
      symbol: symbol.trim(),
      contribution: Number(envelope),
      text: (changed || (calls && kind === 'add')) && !wordless ? words.toJSON() : null,
    });
  const kinds = PROPOSAL_KINDS.filter(
    (one) => !begun.amends || one === 'mod' || one === 'editorial',
  );
  return (
    <ActForm
      name={say(revises ? 'propose.revise' : 'propose.send')}
      error={error || preparing.error}
      busy={busy || preparing.busy}
      ready={ready}
      close={close}
      submit={() => void submit()}
      other={
        <Button className="button" isDisabled={busy || preparing.busy} onPress={prepare}>
          {say('propose.prepare')}
        </Button>
      }
    >
      {!(revises && begun.kind === 'add') && (
        <Choice
          label={say('propose.kind')}
          value={kind}
          change={setKind}
          options={kinds
            .filter((one) => !revises || one !== 'add')
            .map((value) => ({ value, name: kindName(say, value) }))}
        />
      )}
      {kind === 'add' && !revises && mayCall(begun.text) && (
        <Choice
          label={say('propose.new')}
          value={calls ? 'call' : 'clause'}
          change={(next) => setFresh(beginningWith(next, fresh))}
          options={[
            { value: 'clause', name: say('propose.new.clause') },
            { value: 'call', name: say('propose.new.call') },
          ]}
        />
      )}
      <p className="quiet">
        {say(kind === 'add' && calls ? 'propose.hint.call' : `propose.hint.${kind}`)}
      </p>
      {kind === 'add' && !revises && (
        <Choice
          label={say('propose.place')}
          value={where}
          change={setWhere}
          options={[
            { value: 'before', name: say('propose.before') },
            { value: 'after', name: say(calls ? 'propose.after.call' : 'propose.after') },
          ]}
        />
      )}
      {kind === 'add' ? (
        <ClauseBox key={calls ? 'call' : 'fresh'} doc={fresh} change={setFresh} />
      ) : (
        !wordless && <ClauseBox key="text" doc={text} change={setText} />
      )}
      <Words
        label={say(wordless ? 'propose.why.needed' : 'propose.why')}
        value={why}
        change={setWhy}
        isRequired={wordless}
      />
      {!revises && (
        <Words
          line
          label={say('propose.symbol')}
          hint={say(Number(envelope) > 0 ? 'propose.symbol.next' : 'propose.symbol.hint')}
          value={symbol}
          change={setSymbol}
          most={200}
        />
      )}
      {!revises && mine.length > 0 && (
        <Pick
          label={say('propose.contribution')}
          value={envelope}
          change={setEnvelope}
          options={[
            { value: '0', name: say('propose.contribution.none') },
            ...mine.map((one) => ({
              value: String(one.number),
              name: `${one.symbol} ${one.title}`,
            })),
          ]}
        />
      )}
    </ActForm>
  );
}

/** Instead of handing it in, the delegation goes on with it in private. */
function usePreparing(close: () => void) {
  const say = useSay();
  const { drafts } = useNegotiating();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const begin = async (begun: DraftBegun) => {
    setBusy(true);
    setError('');
    try {
      const draft = await drafts.api.begin(begun);
      void drafts.refresh();
      close();
      go({ view: 'draft', draft: draft.id });
    } catch (failure) {
      setError((failure instanceof Refused && failure.sentence) || say('act.failed'));
      setBusy(false);
    }
  };
  return { begin, busy, error };
}

/** An empty clause beside another block, or below a call, with an identity of its own. */
function emptyLike(text: Node): Node {
  const { kind, level, num } = text.child(0).attrs;
  const like = kind === 'call' ? { kind: 'clause', level: 0, num: 'auto' } : { kind, level, num };
  return schema.node('doc', null, [schema.node('block', { id: newId(), ...like })]);
}

/** Beside a clause or a call there may be another call. */
const mayCall = (text: Node): boolean => ['clause', 'call'].includes(text.child(0).attrs.kind);

/** The same words, with a call or a clause first. */
function beginningWith(kind: 'clause' | 'call', doc: Node): Node {
  const first = doc.child(0);
  const attrs = { ...first.attrs, kind, level: 0, num: 'auto' };
  const block = schema.node('block', attrs, first.content);
  return doc.copy(doc.content.replaceChild(0, block));
}

interface BoxProps {
  doc: Node;
  change: (doc: Node) => void;
}

function ClauseBox({ doc, change }: BoxProps): ReactNode {
  const say = useSay();
  const { lang, dir } = useNegotiating();
  const mount = useRef<HTMLDivElement>(null);
  const label = useId();
  const told = useRef(change);
  told.current = change;
  // biome-ignore lint/correctness/useExhaustiveDependencies: The editor holds the text from here on.
  useEffect(
    () =>
      mount.current
        ? editClause(mount.current, {
            doc,
            lang,
            dir,
            labelledBy: label,
            changed: (now) => told.current(now),
          })
        : undefined,
    [],
  );
  return (
    <div className="clause-box">
      <span id={label} className="field-label">
        {say('propose.text')}
      </span>
      <div ref={mount} className="field clause-field" />
      <span className="quiet">{say('propose.text.hint')}</span>
    </div>
  );
}
