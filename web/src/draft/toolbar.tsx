// The operations of a resolution as buttons; arrow keys move among them, and the caret stays where it was.
import { type ReactNode, useRef } from 'react';
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
import type { Action, ActionId } from '../editor/actions';
import type { TextEditor } from '../editor/text-editor';
import { type Key, useSay } from '../i18n/messages';
import { setKind, setNum } from '../text/operations';
import { KINDS, type Kind, NUMS, type Num } from '../text/schema';
import { ToolButton } from '../ui/controls';
import { Icon, type IconName } from '../ui/icons';
import { keyName } from '../ui/keys';
import type { Snapshot } from './desk';

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
const ASKING = new Set<ActionId>(['footnote', 'reference']);

/** Drawings that point along the line of writing. */
const POINTING = new Set<ActionId>(['undo', 'redo', 'deeper', 'shallower', 'clause', 'call']);

interface Props {
  editor: TextEditor;
  snapshot: Snapshot;
  act: (id: ActionId) => void;
}

export function EditingToolbar({ editor, snapshot, act }: Props): ReactNode {
  const say = useSay();
  const { state } = editor.view;
  const isDisabled = (action: Action) =>
    !snapshot.editable || (action.isEnabled ? !action.isEnabled(state) : false);
  const groups = GROUPS.map((group) => ({
    group,
    list: editor.actions.filter((action) => action.group === group),
  }));
  const minor = groups.flatMap(({ list }) => list).filter(({ id }) => !MAJOR.has(id));
  return (
    <Toolbar className="toolbar" aria-label={say('toolbar')}>
      <BlockMenu editor={editor} current={snapshot.current} />
      {groups.map(({ group, list }) => (
        <Group
          key={group}
          className={list.some(({ id }) => MAJOR.has(id)) ? 'tools' : 'tools tool-minor'}
          aria-label={say(`group.${group}`)}
        >
          {list.map((action) => (
            <ToolButton
              key={action.id}
              name={say(`action.${action.id}`)}
              keys={keyName(action.keys[0] ?? '')}
              isDisabled={isDisabled(action)}
              isOn={action.isActive?.(state)}
              isMinor={!MAJOR.has(action.id)}
              onPress={() => act(action.id)}
            >
              {LETTERS[action.id] ?? (
                <Icon name={action.id as IconName} mirrored={POINTING.has(action.id)} />
              )}
            </ToolButton>
          ))}
        </Group>
      ))}
      <MoreMenu
        actions={minor}
        disabled={minor.filter(isDisabled).map(({ id }) => id)}
        act={act}
        focus={() => editor.focus()}
      />
    </Toolbar>
  );
}

interface MoreProps {
  actions: readonly Action[];
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
function MoreMenu({ actions, disabled, act, focus }: MoreProps): ReactNode {
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
            <MenuItem key={id} id={id} className="menu-item" textValue={say(`action.${id}`)}>
              {say(`action.${id}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

interface MenuProps {
  editor: TextEditor;
  current: Snapshot['current'];
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
