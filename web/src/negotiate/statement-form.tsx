// What was said in the room, put on record by hand.
import { type ReactNode, useState } from 'react';
import { useSay } from '../i18n/messages';
import { ActForm, Pick, Words } from './fields';
import { useAct, useKnown, useNegotiating } from './place';
import { short } from './shown';

interface Props {
  /** Empty: the resolution as a whole. */
  clause: string;
  close: () => void;
}

export function StatementForm({ clause, close }: Props): ReactNode {
  const say = useSay();
  const { tell, name, dir } = useNegotiating();
  const { view } = useKnown();
  const { act, busy, error } = useAct(say('act.failed'));
  const [about, setAbout] = useState(clause);
  const [spoken, setSpoken] = useState('0');
  const [speaker, setSpeaker] = useState('');
  const [text, setText] = useState('');
  const [source, setSource] = useState('');
  const delegations = view?.delegations ?? [];
  const clauses = (view?.clauses ?? []).filter((one) => one.kind !== 'gone' && one.words);
  const submit = async () => {
    const number = Number(spoken);
    const party = delegations.find((one) => one.id === number);
    const done = await act({
      do: 'statement',
      clause: about,
      speaker: speaker.trim() || party?.name || '',
      ...(number > 0 ? { spoken: { delegation: number } } : {}),
      text: text.trim(),
      source: source.trim(),
    });
    if (done === null) return;
    tell(say('statement.done'));
    close();
  };
  return (
    <ActForm
      name={say('statement.send')}
      error={error}
      busy={busy}
      ready={text.trim() !== '' && (Number(spoken) > 0 || speaker.trim() !== '')}
      close={close}
      submit={() => void submit()}
    >
      <p className="quiet">{say('statement.intro')}</p>
      <div className="two-fields">
        <Pick
          label={say('statement.delegation')}
          value={spoken}
          change={setSpoken}
          options={[
            { value: '0', name: say('statement.delegation.none') },
            ...delegations.map((one) => ({
              value: String(one.id),
              name: one.region ? `${one.name} (${one.region})` : one.name,
            })),
          ]}
        />
        <Words
          line
          label={say('statement.speaker')}
          hint={say('statement.speaker.hint')}
          value={speaker}
          change={setSpeaker}
        />
      </div>
      <Pick
        label={say('statement.about')}
        value={about}
        dir={about ? dir : undefined}
        change={setAbout}
        options={[
          { value: '', name: say('open.whole') },
          ...clauses.map((one) => ({
            value: one.id,
            name: short(`${one.label ? name(one.id) : ''} ${one.words}`.trim(), 70),
          })),
        ]}
      />
      <Words label={say('statement.text')} value={text} change={setText} isRequired autoFocus />
      <Words
        line
        label={say('statement.source')}
        hint={say('statement.source.hint')}
        value={source}
        change={setSource}
      />
    </ActForm>
  );
}
