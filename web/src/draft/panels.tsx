// Beside the text: what could not be placed, who is here, who wrote what, how the page looks.
import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup, Switch } from 'react-aria-components';
import { LANGS, type Lang, nameOf, useLanguage, useSay } from '../i18n/messages';
import { UnplacedEdits } from '../negotiate/unplaced';
import { hueOf } from '../ui/hues';
import type { Desk, Here } from './desk';
import { useDesk } from './known';
import type { WriterShare } from './layers';
import { initialsOf } from './outline-list';
import type { Settings, Theme } from './settings';

interface Props {
  desk: Desk;
  settings: Settings;
  change: (part: Partial<Settings>) => void;
}

/** `children` come first, after what was not placed. */
export function Panels(props: Props & { children: ReactNode }): ReactNode {
  const { desk, settings, change, children } = props;
  return (
    <div className="panels">
      <UnplacedPanel desk={desk} />
      {children}
      <ViewPanel {...props} />
      <PeoplePanel desk={desk} />
      <LookPanel settings={settings} change={change} />
      <Ways desk={desk} />
    </div>
  );
}

function UnplacedPanel({ desk }: { desk: Desk }): ReactNode {
  const unplaced = useDesk(desk, (known) => known.unplaced);
  const say = useSay();
  if (unplaced.length === 0) return null;
  return (
    <section className="panel unplaced" aria-labelledby="unplaced-title">
      <h2 id="unplaced-title">{say('unplaced.title', { count: unplaced.length })}</h2>
      <UnplacedEdits
        list={unplaced}
        lang={desk.info.lang}
        dir={desk.info.dir}
        dismiss={(at) => desk.dismiss(at)}
        copied={() => desk.notice('copied')}
      />
    </section>
  );
}

function Toggle({
  on,
  name,
  set,
}: {
  on: boolean;
  name: string;
  set: (on: boolean) => void;
}): ReactNode {
  return (
    <Switch className="switch" isSelected={on} onChange={set}>
      <span className="switch-track" aria-hidden="true" />
      {name}
    </Switch>
  );
}

function ViewPanel({ desk, settings, change }: Props): ReactNode {
  const redline = useDesk(desk, (known) => known.redline);
  const writers = useDesk(desk, (known) => known.writers);
  const locked = useDesk(desk, (known) => known.locked);
  const say = useSay();
  return (
    <section className="panel" aria-labelledby="view-title">
      <h2 id="view-title">{say('view')}</h2>
      <Toggle
        on={redline.shown}
        name={say('redline.show')}
        set={(on) => void desk.showRedline(on)}
      />
      {redline.shown && (
        <p className="quiet" role="status">
          {say('redline.status', { count: redline.count })}
        </p>
      )}
      <Toggle on={writers !== null} name={say('authors.show')} set={(on) => desk.showAuthors(on)} />
      {writers && <Writers writers={writers} />}
      <Toggle on={settings.flags} name={say('cursors.show')} set={(flags) => change({ flags })} />
      {locked > 0 && <p className="quiet">{say('lock.count', { count: locked })}</p>}
    </section>
  );
}

function Writers({ writers }: { writers: readonly WriterShare[] }): ReactNode {
  const say = useSay();
  if (writers.length === 0) return <p className="quiet">{say('authors.none')}</p>;
  return (
    <>
      <ul className="people" aria-label={say('authors.list')}>
        {writers.map(({ voice, words }) => (
          <li key={voice.id}>
            <span className={`swatch hue-${hueOf(voice.region)}`} aria-hidden="true" />
            <Who person={voice.person} region={voice.region} delegation={voice.delegation} />
            <span className="quiet">{say('authors.words', { words })}</span>
          </li>
        ))}
      </ul>
      <p className="quiet">{say('authors.base')}</p>
    </>
  );
}

function Who({
  person,
  region,
  delegation,
}: {
  person: string;
  region: string;
  delegation: string;
}): ReactNode {
  return (
    <span className="who">
      <bdi>{person}</bdi>
      <span className="quiet">
        <bdi>{delegation}</bdi>
        {region && (
          <>
            {' · '}
            <bdi>{region}</bdi>
          </>
        )}
      </span>
    </span>
  );
}

function PeoplePanel({ desk }: { desk: Desk }): ReactNode {
  const say = useSay();
  const lines = useDesk(desk, (known) => known.outline);
  const here = useDesk(desk, (known) => known.here);
  const me = desk.me.voice;
  const place = ({ block }: Here) => {
    const line = lines.find((one) => one.id === block);
    return line?.label || line?.words || say('outline.empty');
  };
  return (
    <section className="panel" aria-labelledby="people-title">
      <h2 id="people-title">{say('people')}</h2>
      <ul className="people">
        <li>
          <span className={`initials hue-${hueOf(me.region)}`} aria-hidden="true">
            {initialsOf(me.person)}
          </span>
          <Who
            person={say('people.me', { person: me.person })}
            region={me.region}
            delegation={me.delegation}
          />
        </li>
        {here.map((one) => (
          <li key={one.session}>
            <span className={`initials hue-${hueOf(one.voice.region)}`} aria-hidden="true">
              {initialsOf(one.voice.person)}
            </span>
            <Who
              person={one.voice.person}
              region={one.voice.region}
              delegation={one.voice.delegation}
            />
            {one.block && (
              <button
                type="button"
                className="link"
                onClick={() => one.block && desk.editor?.goTo(one.block)}
              >
                {say('people.where', { place: place(one) })}
              </button>
            )}
          </li>
        ))}
      </ul>
      {here.length === 0 && <p className="quiet">{say('people.alone')}</p>}
    </section>
  );
}

/** Where else to go; where there is little room these are the only links. */
function Ways({ desk }: { desk: Desk }): ReactNode {
  const say = useSay();
  const { meeting, slug } = desk.info;
  return (
    <div className="panel ways">
      <a href="/desk">{say('ways.desk')}</a>
      <a href={`/m/${meeting.slug}/${slug}`}>{say('ways.public')}</a>
    </div>
  );
}

function LookPanel({ settings, change }: Pick<Props, 'settings' | 'change'>): ReactNode {
  const { lang, say } = useLanguage();
  return (
    <section className="panel" aria-label={say('theme')}>
      <RadioGroup
        className="choice-row"
        value={settings.theme}
        onChange={(theme) => change({ theme: theme as Theme })}
      >
        <Label className="panel-title">{say('theme')}</Label>
        {(['auto', 'light', 'dark'] as const).map((theme) => (
          <Radio key={theme} value={theme} className="radio">
            {say(`theme.${theme}`)}
          </Radio>
        ))}
      </RadioGroup>
      <RadioGroup
        className="choice-row"
        value={lang}
        onChange={(next) => change({ lang: next as Lang })}
      >
        <Label className="panel-title">{say('language')}</Label>
        {LANGS.map((each) => (
          <Radio key={each} value={each} className="radio">
            <span lang={each}>{nameOf(each)}</span>
          </Radio>
        ))}
      </RadioGroup>
    </section>
  );
}
