// A draft of the own delegation: edited together, compared with the text as it stands, handed in or dropped.
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components';
import { LostBar, SavedSign } from '../editor/status';
import { EditingToolbar } from '../editor/toolbar';
import { useSay } from '../i18n/messages';
import type { NegotiationView } from '../wire/negotiation';
import { Refused } from './ask-server';
import { DraftDesk, type DraftKnown } from './draft-desk';
import { DraftFields } from './draft-fields';
import { useKeys } from './keys';
import { CleanText, ErrorLine, kindName, RedlineText, RegionTag } from './parts';
import { useKnown, useNegotiating } from './place';
import { isReason } from './reason';
import { go } from './route';
import { isolated, linesOf, short } from './shown';
import { UnplacedEdits } from './unplaced';
import { ViewBar } from './view-bar';

export function DraftPage({ id }: { id: string }): ReactNode {
  const say = useSay();
  const { drafts, live, lang, dir } = useNegotiating();
  const { view } = useKnown();
  const [desk] = useState(
    () =>
      new DraftDesk({
        id,
        api: drafts.api,
        live: live(id),
        lang,
        dir,
        name: say('propose.text'),
        describedBy: 'draft-hint',
      }),
  );
  const known = useSyncExternalStore(desk.subscribe, desk.read);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useKeys({ escape: () => go({ view: 'drafts' }) });
  const { draft, gone } = known;
  // Handed in or dropped by a colleague: the lists say so at once, too.
  useEffect(() => {
    if (gone) void drafts.refresh();
  }, [gone, drafts]);
  return (
    <div className="negotiate">
      <ViewBar here="draft">{!gone && <SavedSign status={known.status} />}</ViewBar>
      {!gone && known.ready && <LostBar status={known.status} />}
      <main className="clause-page">
        <div className="clause-title">
          <h1 ref={heading} tabIndex={-1}>
            {draft && view ? <Title known={known} view={view} /> : say('draft.title')}
          </h1>
          {view && !gone && (
            <span className="private-line">
              {say('drafts.private', { delegation: isolated(view.me.name) })}
            </span>
          )}
        </div>
        {gone ? (
          <p role="status">{say('draft.gone')}</p>
        ) : (
          view && <Content desk={desk} known={known} view={view} />
        )}
      </main>
      {draft && view && !gone && <DraftBar desk={desk} known={known} />}
    </div>
  );
}

interface Parts {
  desk: DraftDesk;
  known: DraftKnown;
  view: NegotiationView;
}

function Title({ known, view }: Omit<Parts, 'desk'>): ReactNode {
  const say = useSay();
  const { name } = useNegotiating();
  const { draft } = known;
  if (!draft) return null;
  const words = view.clauses.find((one) => one.id === draft.clause)?.words ?? '';
  const label = isolated(short(name(draft.clause) || words, 60));
  return say('draft.of', { kind: kindName(say, draft.kind), label });
}

function Content({ desk, known, view }: Parts): ReactNode {
  const say = useSay();
  const { draft } = known;
  const wordless = draft?.kind === 'sup' || draft?.kind === 'noc';
  return (
    <div className="clause-grid">
      <div className="clause-middle">
        {draft && (
          <DraftFields desk={desk} draft={draft} view={view} first={known.first} part="kind" />
        )}
        <section className="draft-text" aria-labelledby="draft-text-title" hidden={wordless}>
          <h2 id="draft-text-title">{say('propose.text')}</h2>
          {known.ready && desk.editor && known.editable && (
            <EditingToolbar editor={desk.editor} current={known.current} fixable={0} />
          )}
          <Paper desk={desk} ready={known.ready} />
          <p id="draft-hint" className="quiet">
            {say('draft.hint')}
          </p>
          <Unplaced desk={desk} known={known} />
        </section>
        {draft && (
          <DraftFields desk={desk} draft={draft} view={view} first={known.first} part="words" />
        )}
        <ErrorLine error={known.error === 'lost' ? say('act.failed') : known.error} />
      </div>
      <aside className="clause-end" aria-label={say('draft.beside')}>
        <section aria-labelledby="draft-here">
          <h2 id="draft-here">{say('people')}</h2>
          <ul className="draft-here">
            {known.here.map(({ session, voice }) => (
              <li key={session}>
                <RegionTag region={voice.region} name="–" /> <bdi>{voice.person}</bdi>
              </li>
            ))}
            {known.here.length === 0 && <li className="quiet">{say('people.alone')}</li>}
          </ul>
        </section>
        <section aria-labelledby="draft-redline">
          <h2 id="draft-redline">{say('draft.redline')}</h2>
          {draft && (
            <div className="draft-shown">
              <RedlineText segs={draft.segs} region={view.me.region} />
            </div>
          )}
        </section>
        {draft && draft.kind !== 'add' && (
          <section aria-labelledby="draft-before">
            <h2 id="draft-before">
              {draft.amends > 0
                ? say('draft.before.amends', { number: draft.amends })
                : say('draft.before', { version: draft.base })}
            </h2>
            <CleanText lines={linesOf(draft.before)} />
          </section>
        )}
      </aside>
    </div>
  );
}

/** The text itself: ProseMirror lives in here, React keeps out. */
function Paper({ desk, ready }: { desk: DraftDesk; ready: boolean }): ReactNode {
  const say = useSay();
  const mount = useRef<HTMLDivElement>(null);
  useEffect(() => (mount.current ? desk.open(mount.current) : undefined), [desk]);
  return (
    <div className="field clause-field draft-field">
      <div ref={mount} />
      {!ready && (
        <p className="quiet" role="status">
          {say('loading')}
        </p>
      )}
    </div>
  );
}

/** What I typed and what has no place any more: it is shown, not lost. */
function Unplaced({ desk, known }: Omit<Parts, 'view'>): ReactNode {
  const say = useSay();
  const { lang, dir, tell } = useNegotiating();
  if (known.unplaced.length === 0) return null;
  return (
    <div className="panel unplaced">
      <UnplacedEdits
        list={known.unplaced}
        lang={lang}
        dir={dir}
        dismiss={(at) => desk.dismiss(at)}
        copied={() => tell(say('copied'))}
      />
    </div>
  );
}

function DraftBar({ desk, known }: Omit<Parts, 'view'>): ReactNode {
  const say = useSay();
  const { drafts, store, tell } = useNegotiating();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const [dropping, setDropping] = useState(false);
  const { draft, status } = known;
  if (!draft) return null;
  const wordless = draft.kind === 'sup' || draft.kind === 'noc';
  const changed = draft.segs.some((seg) => seg.op !== 'same' || seg.attributes);
  const stored = status.unsaved === 0 && status.link === 'live';
  const ready = wordless ? isReason(draft.why) : changed && stored;
  const end = async (what: () => Promise<unknown>, told: string) => {
    setBusy(true);
    setError('');
    try {
      await what();
      tell(told);
      await Promise.all([drafts.refresh(), store.refresh()]);
      go({ view: 'drafts' });
    } catch (failure) {
      setError((failure instanceof Refused && failure.sentence) || say('act.failed'));
      setBusy(false);
    }
  };
  const hint = wordless ? say('draft.reason.first') : say('draft.change.first');
  return (
    <section className="chair-bar" aria-label={say('draft.bar')}>
      <Button
        className="button button-main"
        isDisabled={busy || !ready}
        onPress={() =>
          void end(async () => {
            await desk.flush();
            await drafts.api.submit(draft.id);
          }, say('propose.done'))
        }
      >
        {say(draft.number > 0 ? 'draft.submit.revision' : 'propose.send')}
      </Button>
      {dropping ? (
        <>
          <span>{say('draft.drop.sure')}</span>
          <Button
            className="button"
            isDisabled={busy}
            autoFocus
            onPress={() => void end(() => drafts.api.drop(draft.id), say('draft.dropped'))}
          >
            {say('draft.drop.yes')}
          </Button>
          <Button className="button" onPress={() => setDropping(false)}>
            {say('draft.drop.no')}
          </Button>
        </>
      ) : (
        <Button className="button" isDisabled={busy} onPress={() => setDropping(true)}>
          {say('draft.drop')}
        </Button>
      )}
      {!ready && !busy && <span className="quiet">{hint}</span>}
      <ErrorLine error={error} />
    </section>
  );
}
