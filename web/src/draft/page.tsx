// The drafting page: outline, text, people; bars above, footnotes below.
import {
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { Button, I18nProvider } from 'react-aria-components';
import { MOST_IN_BLOCK, MOST_PASTED } from '../editor/paste';
import { LostBar, SavedSign } from '../editor/status';
import { EditingToolbar } from '../editor/toolbar';
import { type Key, LanguageProvider, learn, localeOf, sayIn, useSay } from '../i18n/messages';
import { Doors, Negotiation } from '../negotiate/negotiation';
import { InputsPanel } from '../negotiate/panel';
import { Sheet, ToolButton } from '../ui/controls';
import { Icon } from '../ui/icons';
import type { Desk, Snapshot } from './desk';
import type { Dialogs as DialogsOf } from './dialogs';
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
  const snapshot = useSyncExternalStore(desk.subscribe, desk.read);
  const [drawer, setDrawer] = useState<'outline' | 'panels' | null>(null);
  const Dialogs = useDialogs(snapshot.ready, snapshot.open !== null);
  useTick(snapshot.status.unsaved > 0);
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
  const { outline: lines, here, unplaced, redline, writers, locked } = snapshot;
  const current = snapshot.current?.id ?? null;
  // Every key makes a snapshot; only the parts that it changes are drawn anew.
  const outline = useMemo(() => {
    const { lang, dir } = desk.info;
    return <OutlineList {...{ lines, here, current, lang, dir, goTo }} />;
  }, [desk, lines, here, current, goTo]);
  const panels = useMemo(
    () => (
      <Panels {...{ desk, lines, here, unplaced, redline, writers, locked, settings, change }}>
        <InputsPanel clause={current} />
      </Panels>
    ),
    [desk, lines, here, unplaced, redline, writers, locked, settings, change, current],
  );
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
      <div className="page">
        <header className="bars" ref={bars}>
          <TopBar desk={desk} snapshot={snapshot} open={setDrawer} />
          <LostBar status={snapshot.status} />
          {snapshot.ready && desk.editor && snapshot.editable && (
            <EditingToolbar
              editor={desk.editor}
              current={snapshot.current}
              fixable={snapshot.fixable}
            />
          )}
          {snapshot.ready && !snapshot.editable && <p className="readonly">{say('readonly')}</p>}
        </header>
        <div className="side side-start scrolls">{outline}</div>
        <main className="middle">
          <p id="text-hint" className="unseen">
            {say('text.hint')}
          </p>
          {snapshot.ready && snapshot.editable && <First desk={desk} />}
          <Paper desk={desk} ready={snapshot.ready} />
          <Foot desk={desk} snapshot={snapshot} />
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
        {Dialogs && <Dialogs desk={desk} snapshot={snapshot} />}
        <Notices desk={desk} snapshot={snapshot} />
      </div>
    </Negotiation>
  );
}

interface TopProps {
  desk: Desk;
  snapshot: Snapshot;
  open: (drawer: 'outline' | 'panels') => void;
}

function TopBar({ desk, snapshot, open }: TopProps): ReactNode {
  const say = useSay();
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
        <h1 dir={info.dir} lang={info.lang}>
          {info.symbol} <span className="top-name">{info.title}</span>
        </h1>
      </div>
      <Doors />
      <SavedSign status={snapshot.status} />
      <ToolButton name={say('help')} onPress={() => desk.open({ what: 'help' })}>
        <Icon name="help" />
      </ToolButton>
      <Button
        className="tool only-not-wide"
        aria-label={say('panels')}
        onPress={() => open('panels')}
      >
        <Icon name="people" />
        {snapshot.unplaced.length > 0 && <span className="badge">{snapshot.unplaced.length}</span>}
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
function Foot({ desk, snapshot }: { desk: Desk; snapshot: Snapshot }): ReactNode {
  const say = useSay();
  if (snapshot.notes.length === 0) return null;
  return (
    <section
      className="foot"
      aria-label={say('footnotes')}
      lang={desk.info.lang}
      dir={desk.info.dir}
    >
      <ol>
        {snapshot.notes.map((note) => (
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

/** Draws anew every second while it matters how long something has been unsaved. */
function useTick(active: boolean): void {
  const [, tick] = useState(0);
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, [active]);
}

/** The dialogs are fetched when the text is shown; should that fail, again when one is asked for. */
function useDialogs(ready: boolean, asked: boolean): typeof DialogsOf | null {
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
