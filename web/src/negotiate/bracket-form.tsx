// Alternatives in square brackets: the clause as it reads, what proposals say instead, or no text.
import { type ReactNode, useState } from 'react';
import { useSay } from '../i18n/messages';
import { newId } from '../text/ids';
import { ActForm, Tick, Words } from './fields';
import { kindName, RegionTag } from './parts';
import { useAct, useKnown, useNegotiating } from './place';
import { linesOf, resulting, short } from './shown';

interface Props {
  clause: string;
  close: () => void;
}

const NO_TEXT = 1;

export function BracketForm({ clause, close }: Props): ReactNode {
  const say = useSay();
  const { tell, lang, dir } = useNegotiating();
  const { clause: page } = useKnown();
  const { act, busy, error } = useAct(say('act.failed'));
  const rows = (page?.proposals ?? []).filter(
    (row) => (row.kind === 'mod' || row.kind === 'editorial') && linesOf(row.clean).length === 1,
  );
  const [picked, setPicked] = useState<readonly number[]>([]);
  const [none, setNone] = useState(false);
  const [why, setWhy] = useState('');
  const submit = async () => {
    const options = [
      { option: 0, from: say('bracket.working') },
      ...(none ? [{ option: NO_TEXT, none: true, from: '' }] : []),
    ];
    const alternatives = rows
      .filter((row) => picked.includes(row.number[0] ?? 0))
      .map((row) => ({ source: row.number[0], from: row.names.join(' = ') }));
    const base = page?.version;
    const id = newId();
    const done = await act({
      do: 'brackets',
      id,
      clause,
      base,
      why: why.trim(),
      options,
      alternatives,
    });
    if (done === null) return;
    tell(say('bracket.done'));
    close();
  };
  return (
    <ActForm
      name={say('bracket.put')}
      error={error}
      busy={busy}
      ready={page !== null}
      close={close}
      submit={() => void submit()}
    >
      <p>{say('bracket.intro')}</p>
      <fieldset className="ticks">
        <legend>{say('bracket.options')}</legend>
        {rows.map((row) => {
          const number = row.number[0] ?? 0;
          return (
            <Tick
              key={number}
              on={picked.includes(number)}
              set={(on) => setPicked(on ? [...picked, number] : picked.filter((n) => n !== number))}
            >
              {row.names.map((name) => (
                <RegionTag key={name} region={name} />
              ))}{' '}
              {kindName(say, row.kind)}{' '}
              <span lang={lang} dir={dir}>
                {short(resulting(row.segs))}
              </span>
            </Tick>
          );
        })}
        <Tick on={none} set={setNone}>
          {say('bracket.none')}
        </Tick>
      </fieldset>
      <Words label={say('reason')} value={why} change={setWhy} />
    </ActForm>
  );
}
