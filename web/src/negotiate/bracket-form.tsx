// Alternatives in square brackets: the clause as it reads, what proposals say instead, or no text.
import { type ReactNode, useState } from 'react';
import { useSay } from '../i18n/messages';
import { newId } from '../text/ids';
import { schema } from '../text/schema';
import { ActForm, Tick, Words } from './fields';
import { kindName, RegionTag } from './parts';
import { type Selected, useAct, useKnown, useNegotiating } from './place';
import { linesOf, resulting, short } from './shown';

interface Props {
  clause: string;
  /** Words of it; else the whole clause. */
  selected: Selected | null;
  close: () => void;
}

const NO_TEXT = 1;

/** One on each line. */
const wordings = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const lineOf = (words: string) =>
  schema.node('doc', null, [
    schema.node('block', { id: newId(), kind: 'clause', level: 0, num: 'auto' }, [
      schema.text(words),
    ]),
  ]);

export function BracketForm({ clause, selected, close }: Props): ReactNode {
  const say = useSay();
  const { tell, lang, dir } = useNegotiating();
  const { clause: page, view } = useKnown();
  const { act, busy, error } = useAct(say('act.failed'));
  // A proposal says how the whole clause is to read.
  const rows = (selected ? [] : (page?.proposals ?? [])).filter(
    (row) => (row.kind === 'mod' || row.kind === 'editorial') && linesOf(row.clean).length === 1,
  );
  const [picked, setPicked] = useState<readonly number[]>([]);
  const [others, setOthers] = useState('');
  const [none, setNone] = useState(false);
  const [why, setWhy] = useState('');
  const submit = async () => {
    const options = [
      { option: 0, from: say('bracket.working') },
      ...(none ? [{ option: NO_TEXT, none: true, from: '' }] : []),
    ];
    const proposed = rows
      .filter((row) => picked.includes(row.number[0] ?? 0))
      .map((row) => ({ source: row.number[0], from: row.names.join(' = ') }));
    const from = view?.me.region || view?.me.name;
    const alternatives = [
      ...proposed,
      ...wordings(others).map((words) => ({ text: lineOf(words).toJSON(), from })),
    ];
    const place = selected
      ? { base: selected.base, from: selected.from, to: selected.to }
      : { base: page?.version };
    const done = await act({
      do: 'brackets',
      id: newId(),
      clause,
      ...place,
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
      ready={(selected !== null || page !== null) && why.trim() !== ''}
      close={close}
      submit={() => void submit()}
    >
      {selected ? (
        <blockquote className="quote" lang={lang} dir={dir}>
          {selected.quote}
        </blockquote>
      ) : (
        <p>{say('bracket.intro')}</p>
      )}
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
      <Words
        label={say('bracket.others')}
        hint={say('bracket.others.hint')}
        value={others}
        change={setOthers}
      />
      <Words label={say('reason')} value={why} change={setWhy} isRequired />
    </ActForm>
  );
}
