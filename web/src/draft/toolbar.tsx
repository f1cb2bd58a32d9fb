// The operations of a resolution as buttons; arrow keys move among them, and the caret stays where it was.
import type { ReactNode } from 'react';
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
  return (
    <Toolbar className="toolbar" aria-label={say('toolbar')}>
      <BlockMenu editor={editor} current={snapshot.current} />
      {GROUPS.map((group) => (
        <Group key={group} className="tools" aria-label={say(`group.${group}`)}>
          {editor.actions
            .filter((action) => action.group === group)
            .map((action) => (
              <ToolButton
                key={action.id}
                name={say(`action.${action.id}`)}
                keys={keyName(action.keys[0] ?? '')}
                isDisabled={
                  !snapshot.editable || (action.isEnabled ? !action.isEnabled(state) : false)
                }
                isOn={action.isActive?.(state)}
                onPress={() => act(action.id)}
              >
                {LETTERS[action.id] ?? (
                  <Icon name={action.id as IconName} mirrored={POINTING.has(action.id)} />
                )}
              </ToolButton>
            ))}
        </Group>
      ))}
    </Toolbar>
  );
}

interface MenuProps {
  editor: TextEditor;
  current: Snapshot['current'];
}

/** What the block is and how it is numbered. */
function BlockMenu({ editor, current }: MenuProps): ReactNode {
  const say = useSay();
  const kind = current?.kind ?? 'clause';
  const set = (key: string) => {
    const [what, value] = key.split('.');
    editor.run(what === 'kind' ? setKind(value as Kind) : setNum(value as Num));
    editor.focus();
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
