// The dialogs that need words: footnote, reference, help.
import { type ReactNode, useMemo, useRef, useState } from 'react';
import {
  Button,
  Form,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  SearchField,
  TextArea,
  TextField,
} from 'react-aria-components';
import type { ActionId } from '../editor/actions';
import { useSay } from '../i18n/messages';
import { insertFootnote, insertReference, setFootnote } from '../text/inline';
import { Sheet } from '../ui/controls';
import { keyName } from '../ui/keys';
import type { Desk } from './desk';
import { useDesk } from './known';
import type { OutlineLine } from './outline';

export function Dialogs({ desk }: { desk: Desk }): ReactNode {
  const say = useSay();
  const open = useDesk(desk, (known) => known.open);
  const notes = useDesk(desk, (known) => known.notes);
  const editable = useDesk(desk, (known) => known.editable);
  const lines = useDesk(desk, (known) => known.outline);
  const close = () => desk.open(null);
  const id = open?.what === 'footnote' ? open.id : null;
  const index = notes.findIndex((note) => note.id === id);
  return (
    <>
      <Sheet
        title={id ? say('footnote.edit', { number: index + 1 }) : say('footnote.new')}
        isOpen={open?.what === 'footnote'}
        onClose={close}
      >
        <FootnoteForm desk={desk} id={id} text={notes[index]?.text ?? ''} editable={editable} />
      </Sheet>
      <Sheet title={say('reference.title')} isOpen={open?.what === 'reference'} onClose={close}>
        <ReferenceForm desk={desk} lines={lines} />
      </Sheet>
      <Sheet title={say('action.help')} isOpen={open?.what === 'help'} onClose={close}>
        <Help desk={desk} />
      </Sheet>
    </>
  );
}

interface FootnoteProps {
  desk: Desk;
  id: string | null;
  text: string;
  editable: boolean;
}

function FootnoteForm({ desk, id, text, editable }: FootnoteProps): ReactNode {
  const say = useSay();
  const [words, setWords] = useState(text);
  const done = () => {
    const clean = words.trim().replace(/\s+/g, ' ');
    desk.editor?.run(id ? setFootnote(id, clean) : insertFootnote(clean));
    desk.open(null);
  };
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        done();
      }}
    >
      <TextField
        value={words}
        onChange={setWords}
        isReadOnly={!editable}
        maxLength={4000}
        autoFocus
      >
        <Label>{say('footnote.text')}</Label>
        <TextArea className="field field-tall" lang={desk.info.lang} dir={desk.info.dir} />
      </TextField>
      <div className="form-end">
        <Button className="button" onPress={() => desk.open(null)}>
          {say('cancel')}
        </Button>
        <Button
          className="button button-main"
          type="submit"
          isDisabled={!editable || words.trim() === ''}
        >
          {say('save')}
        </Button>
      </div>
    </Form>
  );
}

function ReferenceForm({ desk, lines }: { desk: Desk; lines: readonly OutlineLine[] }): ReactNode {
  const say = useSay();
  const [query, setQuery] = useState('');
  const [external, setExternal] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const found = useMemo(() => {
    const wanted = query.toLocaleLowerCase();
    return lines.filter(
      ({ kind, label, words }) =>
        (kind === 'clause' || kind === 'call' || kind === 'annex') &&
        `${label} ${words}`.toLocaleLowerCase().includes(wanted),
    );
  }, [lines, query]);
  const insert = (to: string, words: string) => {
    desk.editor?.run(insertReference(to, words));
    desk.open(null);
  };
  const choose = (id: string) => insert(`#${id}`, desk.referenceWords(id));
  return (
    <div className="form">
      <SearchField
        value={query}
        onChange={setQuery}
        onSubmit={() => query.trim() && found[0] && choose(found[0].id)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            list.current?.querySelector<HTMLElement>('[role="option"]')?.focus();
          } else event.continuePropagation();
        }}
        aria-label={say('reference.find')}
        autoFocus
      >
        <Input className="field" placeholder={say('reference.find')} />
      </SearchField>
      <ListBox
        ref={list}
        className="choices"
        aria-label={say('reference.choose')}
        selectionMode="single"
        lang={desk.info.lang}
        dir={desk.info.dir}
        onAction={(key) => choose(String(key))}
        renderEmptyState={() => say('reference.none')}
      >
        {found.map(({ id, kind, label, words }) => (
          <ListBoxItem
            key={id}
            id={id}
            className={`choice choice-${kind}`}
            textValue={`${label} ${words}`}
          >
            <span className="outline-label">{label}</span> {words}
          </ListBoxItem>
        ))}
      </ListBox>
      <Form
        className="form-line"
        onSubmit={(event) => {
          event.preventDefault();
          if (external.trim()) insert(external.trim(), external.trim());
        }}
      >
        <TextField value={external} onChange={setExternal} maxLength={2000}>
          <Label>{say('reference.external')}</Label>
          <Input className="field" />
        </TextField>
        <Button className="button button-main" type="submit" isDisabled={external.trim() === ''}>
          {say('reference.insert')}
        </Button>
      </Form>
    </div>
  );
}

const HELPED: readonly ActionId[] = [
  'split',
  'join',
  'clause',
  'call',
  'deeper',
  'shallower',
  'up',
  'down',
  'bis',
  'emphasis',
  'strong',
  'superscript',
  'subscript',
  'bracket',
  'reference',
  'footnote',
  'fix',
  'undo',
  'redo',
  'all',
  'help',
];

function Help({ desk }: { desk: Desk }): ReactNode {
  const say = useSay();
  const actions = desk.editor?.actions ?? [];
  return (
    <div className="help">
      <p>{say('help.intro')}</p>
      <p>{say('help.leave')}</p>
      <p>{say('help.toolbar')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('help.action')}</th>
            <th scope="col">{say('help.key')}</th>
          </tr>
        </thead>
        <tbody>
          {HELPED.map((id) => (
            <tr key={id}>
              <td>{say(`action.${id}`)}</td>
              <td>
                <bdi>
                  <kbd>{keyName(actions.find((one) => one.id === id)?.keys[0] ?? '')}</kbd>
                </bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
