// The operations of a resolution as buttons; arrow keys move among them, and the caret stays where it was.
import { type ReactNode, useMemo, useRef } from 'react';
import {
  Button,
  Group,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
  Toolbar,
} from 'react-aria-components';
import { type Key, useSay } from '../i18n/messages';
import { setKind, setNum } from '../text/operations';
import { KINDS, type Kind, NUMS, type Num } from '../text/schema';
import { ToolButton } from '../ui/controls';
import { Icon, type IconName } from '../ui/icons';
import { keyName } from '../ui/keys';
import type { Action, ActionId } from './actions';
import type { TextEditor } from './text-editor';

type ToolGroup = NonNullable<Action['group']>;
const GROUPS: readonly ToolGroup[] = ['history', 'blocks', 'levels', 'insert', 'marks', 'mend'];

const LETTERS: Partial<Record<ActionId, ReactNode>> = {
  emphasis: <em>I</em>,
  strong: <strong>B</strong>,
  superscript: (
    <span>
      x<sup>2</sup>
    </span>
  ),
  subscript: (
    <span>
      x<sub>2</sub>
    </span>
  ),
};

/** What stays in sight where there is little room; the rest is under "more" there. */
const MAJOR = new Set<ActionId>(['undo', 'redo', 'clause', 'shallower', 'deeper']);

/** What asks for words in a dialog, which has the focus then. */
const ASKING = new Set<ActionId>(['footnote', 'reference', 'help']);

/** Drawings that point along the line of writing. */
const POINTING = new Set<ActionId>(['undo', 'redo', 'deeper', 'shallower', 'clause', 'call']);

/** What the toolbar shows. */
interface Showing {
  /** The block with the caret. */
  current: { id: string; kind: Kind; num: Num } | null;
}

interface Props {
  editor: TextEditor;
  current: Showing['current'];
  fixable: number;
}

/** How an action stands in the present text: on, off (or nothing to be on), disabled. */
type Standing = 'on' | 'off' | 'plain' | 'disabled';

function standingOf({ isEnabled, isActive }: Action, { state }: TextEditor['view']): Standing {
  if (isEnabled && !isEnabled(state)) return 'disabled';
  return isActive ? (isActive(state) ? 'on' : 'off') : 'plain';
}

/** Looked at after every key; the buttons are drawn anew only when one of them stands otherwise. */
export function EditingToolbar({ editor, current, fixable }: Props): ReactNode {
  const standings = editor.actions.map((action) => standingOf(action, editor.view)).join(' ');
  return useMemo(
    () => <Tools {...{ editor, current, fixable, standings }} />,
    [editor, current, fixable, standings],
  );
}

function Tools({ editor, current, fixable, standings }: Props & { standings: string }): ReactNode {
  const say = useSay();
  const list = standings.split(' ');
  const standing = new Map(editor.actions.map(({ id }, i) => [id, list[i] as Standing]));
  const isDisabled = ({ id }: Action) => standing.get(id) === 'disabled';
  const isOn = ({ id, isActive }: Action) => isActive && standing.get(id) === 'on';
  const act = (id: ActionId) => editor.act(id);
  const nameOf = (id: ActionId) =>
    id === 'fix' && fixable > 0 ? say('action.fix.count', { count: fixable }) : say(`action.${id}`);
  const groups = GROUPS.map((group) => ({
    group,
    list: editor.actions.filter((action) => action.group === group),
  }));
  const minor = [
    ...groups.flatMap(({ list: of }) => of).filter(({ id }) => !MAJOR.has(id)),
    ...editor.actions.filter(({ id }) => id === 'bis' || id === 'help'),
  ];
  return (
    <Toolbar className="toolbar" aria-label={say('toolbar')}>
      <BlockMenu editor={editor} current={current} />
      {groups.map(({ group, list }) => (
        <Group
          key={group}
          className={list.some(({ id }) => MAJOR.has(id)) ? 'tools' : 'tools tool-minor'}
          aria-label={say(`group.${group}`)}
        >
          {list.map((action) => (
            <ToolButton
              key={action.id}
              name={nameOf(action.id)}
              keys={keyName(action.keys[0] ?? '')}
              isDisabled={isDisabled(action)}
              isOn={isOn(action)}
              isMinor={!MAJOR.has(action.id)}
              onPress={() => act(action.id)}
            >
              {LETTERS[action.id] ?? (
                <Icon name={action.id as IconName} mirrored={POINTING.has(action.id)} />
              )}
              {action.id === 'fix' && fixable > 0 && <span className="count">{fixable}</span>}
            </ToolButton>
          ))}
        </Group>
      ))}
      <MoreMenu
        actions={minor}
        nameOf={nameOf}
        disabled={minor.filter(isDisabled).map(({ id }) => id)}
        act={act}
        focus={() => editor.focus()}
      />
    </Toolbar>
  );
}

interface MoreProps {
  actions: readonly Action[];
  nameOf: (id: ActionId) => string;
  disabled: readonly ActionId[];
  act: (id: ActionId) => void;
  /** Puts the caret back into the text. */
  focus: () => void;
}

/** A menu gives the focus back to its button; after a choice the button passes it on. */
function usePassing(focus: () => void): { chosen: () => void; onFocus: () => void } {
  const passing = useRef(false);
  return {
    chosen: () => {
      passing.current = true;
    },
    onFocus: () => {
      if (passing.current) focus();
      passing.current = false;
    },
  };
}

/** Where there is little room: what the toolbar leaves out. */
function MoreMenu({ actions, nameOf, disabled, act, focus }: MoreProps): ReactNode {
  const say = useSay();
  const { chosen, onFocus } = usePassing(focus);
  return (
    <MenuTrigger>
      <Button className="tool tool-more" aria-label={say('toolbar.more')} onFocus={onFocus}>
        <Icon name="more" />
      </Button>
      <Popover className="popover">
        <Menu
          className="menu"
          aria-label={say('toolbar.more')}
          disabledKeys={disabled}
          onAction={(key) => {
            act(key as ActionId);
            if (!ASKING.has(key as ActionId)) chosen();
          }}
        >
          {actions.map(({ id }) => (
            <MenuItem key={id} id={id} className="menu-item" textValue={nameOf(id)}>
              {nameOf(id)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

interface MenuProps {
  editor: TextEditor;
  current: Showing['current'];
}

/** What the block is and how it is numbered. */
function BlockMenu({ editor, current }: MenuProps): ReactNode {
  const say = useSay();
  const { chosen, onFocus } = usePassing(() => editor.focus());
  const kind = current?.kind ?? 'clause';
  const set = (key: string) => {
    const [what, value] = key.split('.');
    editor.run(what === 'kind' ? setKind(value as Kind) : setNum(value as Num));
    chosen();
  };
  const items = (what: 'kind' | 'num', values: readonly string[]) =>
    values.map((value) => (
      <MenuItem
        key={value}
        id={`${what}.${value}`}
        className="menu-item"
        textValue={say(`${what}.${value}` as Key)}
      >
        {say(`${what}.${value}` as Key)}
      </MenuItem>
    ));
  return (
    <MenuTrigger>
      <Button
        className="tool tool-wide"
        onFocus={onFocus}
        isDisabled={!editor.view.editable}
        aria-label={`${say('kind')}: ${say(`kind.${kind}`)}`}
      >
        {say(`kind.${kind}`)}
        <span className="chevron" aria-hidden="true" />
      </Button>
      <Popover className="popover">
        <Menu
          className="menu"
          aria-label={say('kind')}
          selectionMode="multiple"
          selectedKeys={current ? [`kind.${current.kind}`, `num.${current.num}`] : []}
          onAction={(key) => set(String(key))}
        >
          <MenuSection>
            <Header className="menu-head">{say('kind')}</Header>
            {items('kind', KINDS)}
          </MenuSection>
          <Separator className="menu-line" />
          {kind === 'clause' && (
            <MenuSection>
              <Header className="menu-head">{say('num')}</Header>
              {items('num', NUMS)}
            </MenuSection>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
