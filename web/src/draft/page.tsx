// The drafting page: outline, text, people; bars above, footnotes below.
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button, I18nProvider } from 'react-aria-components';
import { MOST_IN_BLOCK, MOST_PASTED } from '../editor/paste';
import { LostBar, SavedSign } from '../editor/status';
import { EditingToolbar } from '../editor/toolbar';
import { type Key, LanguageProvider, learn, localeOf, sayIn, useSay } from '../i18n/messages';
import { Doors, Negotiation } from '../negotiate/negotiation';
import { InputsPanel } from '../negotiate/panel';
import { may, useKnown, useNegotiating } from '../negotiate/place';
import { go } from '../negotiate/route';
import { toggleBracket } from '../text/inline';
import { Sheet, ToolButton } from '../ui/controls';
import { Icon } from '../ui/icons';
import { bracketing } from './bracketing';
import type { Desk, Snapshot } from './desk';
import type { Dialogs as DialogsOf } from './dialogs';
import { useDesk } from './known';
import { First, Notices } from './notices';
import { OutlineList } from './outline-list';
import { Panels } from './panels';
import { applySettings, loadSettings, type Settings } from './settings';

export function Page({ desk }: { desk: Desk }): ReactNode {
  const [settings, setSettings] = useState(loadSettings);
  const change = useCallback((part: Partial<Settings>) => {
    const set = () => setSettings((now) => ({ ...now, ...part }));
    // Without its words a language is not changed to.
    if (part.lang) learn(part.lang).then(set, () => {});
    else set();
  }, []);
  useEffect(() => applySettings(settings), [settings]);
  const { lang } = settings;
  const say = sayIn(lang);
  desk.words = {
    notice: (code) => {
      const limit = code.endsWith('too-long') ? MOST_IN_BLOCK : MOST_PASTED;
      return say(code as Key, { limit, count: desk.fixed });
    },
    deleted: say('deleted'),
    moved: (after) => (after === null ? say('moved.first') : say('moved', { after })),
    name: say('text.name'),
  };
  return (
    <I18nProvider locale={localeOf(lang)}>
      <LanguageProvider value={{ lang, say, zone: desk.info.meeting.zone }}>
        <Layout desk={desk} settings={settings} change={change} />
      </LanguageProvider>
    </I18nProvider>
  );
}

interface LayoutProps {
  desk: Desk;
  settings: Settings;
  change: (part: Partial<Settings>) => void;
}

function Layout({ desk, settings, change }: LayoutProps): ReactNode {
  const say = useSay();
  const ready = useDesk(desk, (known) => known.ready);
  const editable = useDesk(desk, (known) => known.editable);
  const [drawer, setDrawer] = useState<'outline' | 'panels' | null>(null);
  const Dialogs = useDialogs(desk, ready);
  useHelpKey(desk);
  const bars = useHeight('--bars');
  const goTo = useCallback(
    (id: string) => {
      setDrawer(null);
      // After the drawer has given the focus back.
      setTimeout(() => desk.editor?.goTo(id));
    },
    [desk],
  );
  const outline = <Outline desk={desk} goTo={goTo} />;
  const panels = <Beside desk={desk} settings={settings} change={change} />;
  return (
    <Negotiated desk={desk}>
      <div className="page">
        <header className="bars" ref={bars}>
          <TopBar desk={desk} open={setDrawer} />
          <Lost desk={desk} />
          {ready && editable && <Tools desk={desk} />}
          {ready && !editable && <p className="readonly">{say('readonly')}</p>}
        </header>
        <div className="side side-start scrolls">{outline}</div>
        <main className="middle">
          <p id="text-hint" className="unseen">
            {say('text.hint')}
          </p>
          {ready && editable && <First desk={desk} />}
          <Paper desk={desk} ready={ready} />
          <Foot desk={desk} />
        </main>
        <aside className="side side-end scrolls" aria-label={say('panels')}>
          {panels}
        </aside>
        <Sheet
          title={say('outline')}
          from="start"
          isOpen={drawer === 'outline'}
          onClose={() => setDrawer(null)}
        >
          {outline}
        </Sheet>
        <Sheet
          title={say('panels')}
          from="end"
          isOpen={drawer === 'panels'}
          onClose={() => setDrawer(null)}
        >
          {panels}
        </Sheet>
        {Dialogs && <Dialogs desk={desk} />}
        <Bracketed desk={desk} />
        <Notices desk={desk} />
      </div>
    </Negotiated>
  );
}

/** Brackets that are wanted in the text are asked for in the negotiation. */
function Bracketed({ desk }: { desk: Desk }): null {
  const say = useSay();
  const { ask, tell } = useNegotiating();
  const { view } = useKnown();
  useEffect(() => {
    desk.bracket = () => {
      const { editor, place } = desk;
      if (!editor) return;
      const meant = bracketing(editor.view.state, place.selected(true), view);
      if (meant.do === 'ask')
        ask({ what: 'bracket', clause: meant.selected.clause, selected: meant.selected });
      else if (meant.do === 'unmark') editor.run(toggleBracket);
      else if (meant.do === 'lift' && may(view, 'decide'))
        go({ view: 'clause', clause: meant.clause });
      else if (meant.do === 'lift') tell(say('bracket.recorded'));
    };
  }, [desk, ask, tell, say, view]);
  return null;
}

/** What the negotiation needs of those who are here. */
function Negotiated({ desk, children }: { desk: Desk; children: ReactNode }): ReactNode {
  const here = useDesk(desk, (known) => known.here);
  const led = useMemo(
    () =>
      here.map(({ session, voice, block }) => ({
        session,
        capacity: voice.capacity,
        clause: block,
      })),
    [here],
  );
  return (
    <Negotiation place={desk.place} here={led}>
      {children}
    </Negotiation>
  );
}

const currentId = ({ current }: Snapshot): string | null => current?.id ?? null;

function Outline({ desk, goTo }: { desk: Desk; goTo: (id: string) => void }): ReactNode {
  const lines = useDesk(desk, (known) => known.outline);
  const here = useDesk(desk, (known) => known.here);
  const current = useDesk(desk, currentId);
  const { lang, dir } = desk.info;
  return <OutlineList {...{ lines, here, current, lang, dir, goTo }} />;
}

function Beside({ desk, settings, change }: LayoutProps): ReactNode {
  const current = useDesk(desk, currentId);
  return (
    <Panels desk={desk} settings={settings} change={change}>
      <InputsPanel clause={current} />
    </Panels>
  );
}

function Lost({ desk }: { desk: Desk }): ReactNode {
  return <LostBar status={useDesk(desk, (known) => known.status)} />;
}

function Saved({ desk }: { desk: Desk }): ReactNode {
  return <SavedSign status={useDesk(desk, (known) => known.status)} />;
}

/** What the buttons show depends on the text and the caret: looked at with every transaction. */
function Tools({ desk }: { desk: Desk }): ReactNode {
  useDesk(desk, (known) => known.turn);
  const current = useDesk(desk, (known) => known.current);
  const fixable = useDesk(desk, (known) => known.fixable);
  if (!desk.editor) return null;
  return <EditingToolbar editor={desk.editor} current={current} fixable={fixable} />;
}

interface TopProps {
  desk: Desk;
  open: (drawer: 'outline' | 'panels') => void;
}

function TopBar({ desk, open }: TopProps): ReactNode {
  const say = useSay();
  const unplaced = useDesk(desk, (known) => known.unplaced.length);
  const { info } = desk;
  return (
    <div className="top">
      <Button
        className="tool only-narrow"
        aria-label={say('outline')}
        onPress={() => open('outline')}
      >
        <Icon name="outline" mirrored />
      </Button>
      <div className="top-title">
        <nav className="quiet" aria-label={say('ways')}>
          <a href="/desk">{say('ways.desk')}</a>
          {' › '}
          <a href={`/m/${info.meeting.slug}`}>
            <bdi>{info.meeting.title}</bdi>
          </a>
        </nav>
        <h1 dir={info.dir} lang={info.lang} tabIndex={-1}>
          {info.symbol} <span className="top-name">{info.title}</span>
        </h1>
      </div>
      <Doors />
      <Saved desk={desk} />
      <ToolButton name={say('help')} onPress={() => desk.open({ what: 'help' })}>
        <Icon name="help" />
      </ToolButton>
      <Button
        className="tool only-not-wide"
        aria-label={say('panels')}
        onPress={() => open('panels')}
      >
        <Icon name="people" />
        {unplaced > 0 && <span className="badge">{unplaced}</span>}
      </Button>
    </div>
  );
}

/** The text itself: ProseMirror lives in here, React keeps out. */
function Paper({ desk, ready }: { desk: Desk; ready: boolean }): ReactNode {
  const say = useSay();
  const mount = useRef<HTMLDivElement>(null);
  useEffect(() => (mount.current ? desk.show(mount.current) : undefined), [desk]);
  return (
    <div className="paper">
      <div ref={mount} />
      {!ready && (
        <p className="quiet" role="status">
          {say('loading')}
        </p>
      )}
    </div>
  );
}

/** The footnotes at the foot of the text, each a door to its words. */
function Foot({ desk }: { desk: Desk }): ReactNode {
  const say = useSay();
  const notes = useDesk(desk, (known) => known.notes);
  if (notes.length === 0) return null;
  return (
    <section
      className="foot"
      aria-label={say('footnotes')}
      lang={desk.info.lang}
      dir={desk.info.dir}
    >
      <ol>
        {notes.map((note) => (
          <li key={note.id} id={`note-${note.id}`}>
            <button type="button" onClick={() => desk.open({ what: 'footnote', id: note.id })}>
              {note.text || say('outline.empty')}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The dialogs are fetched when the text is shown; should that fail, again when one is asked for. */
function useDialogs(desk: Desk, ready: boolean): typeof DialogsOf | null {
  const asked = useDesk(desk, (known) => known.open !== null);
  const [found, setFound] = useState<typeof DialogsOf | null>(null);
  useEffect(() => {
    if (found || !(ready || asked)) return;
    import('./dialogs').then(
      ({ Dialogs }) => setFound(() => Dialogs),
      () => {},
    );
  }, [found, ready, asked]);
  return found;
}

/** Tells the sheet how high an element is: what sticks below it depends on that. */
function useHeight(name: string): (element: HTMLElement | null) => (() => void) | undefined {
  return useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      const watch = new ResizeObserver(() =>
        document.documentElement.style.setProperty(name, `${element.offsetHeight}px`),
      );
      watch.observe(element);
      return () => watch.disconnect();
    },
    [name],
  );
}

/** `?` opens the help wherever nobody is writing. */
function useHelpKey(desk: Desk): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const writing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      if (event.key === '?' && !writing) desk.open({ what: 'help' });
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [desk]);
}
