// Taking a proposal up, whole or in part: ticking single changes.
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { useSay } from '../i18n/messages';
import type { ProposalRow } from '../wire/negotiation';
import { ActForm, Tick, Words } from './fields';
import { ErrorLine, RedlineText } from './parts';
import { useAct, useNegotiating } from './place';
import { partOf, short, singleChanges } from './shown';

/** What was taken up, by the entry of which version. */
export interface Taken {
  number: number;
  change: number;
  whole: boolean;
}

interface TakeUpProps {
  row: ProposalRow;
  number: number;
  close: () => void;
  done: (taken: Taken) => void;
}

export function TakeUp({ row, number, close, done }: TakeUpProps): ReactNode {
  const say = useSay();
  const { act, busy, error } = useAct(say('act.failed'));
  const changes = singleChanges(row.segs);
  const [picked, setPicked] = useState<ReadonlySet<number>>(
    () => new Set(changes.map((one) => one.index)),
  );
  const [why, setWhy] = useState('');
  const whole = picked.size === changes.length;
  const submit = async () => {
    const part = whole ? {} : { changes: [...picked].sort((a, b) => a - b) };
    const version = await act({ do: 'taken-up', proposal: number, ...part, why: why.trim() });
    if (version !== null) done({ number, change: version, whole });
  };
  const toggle = (index: number, on: boolean) => {
    const next = new Set(picked);
    if (on) next.add(index);
    else next.delete(index);
    setPicked(next);
  };
  return (
    <ActForm
      name={say(whole ? 'take-up.whole' : 'take-up.part')}
      error={error}
      busy={busy}
      ready={changes.length === 0 || picked.size > 0}
      close={close}
      submit={() => void submit()}
    >
      <RedlineText segs={partOf(row.segs, picked)} region={row.regions[0] ?? ''} />
      {changes.length > 1 && (
        <fieldset className="ticks">
          <legend>{say('take-up.changes')}</legend>
          {changes.map(({ index, deleted, added }) => (
            <Tick key={index} on={picked.has(index)} set={(on) => toggle(index, on)}>
              <span>
                {deleted && (
                  <>
                    <span className="quiet">{say('redline.delete')} </span>
                    <Change of="del">{short(deleted, 120)}</Change>{' '}
                  </>
                )}
                {added && (
                  <>
                    <span className="quiet">{say('redline.add')} </span>
                    <Change of="ins">{short(added, 120)}</Change>
                  </>
                )}
                {!deleted && !added && say('take-up.form')}
              </span>
            </Tick>
          ))}
        </fieldset>
      )}
      <Words label={say('take-up.why')} value={why} change={setWhy} />
    </ActForm>
  );
}

/** Words of the text between those of the page. */
function Change({ of: Tag, children }: { of: 'del' | 'ins'; children: string }): ReactNode {
  const { lang, dir } = useNegotiating();
  return (
    <bdi lang={lang} dir={dir}>
      <Tag className="redline">{children}</Tag>
    </bdi>
  );
}

export function TakenLine({ taken, undone }: { taken: Taken; undone: () => void }): ReactNode {
  const say = useSay();
  const { tell } = useNegotiating();
  const { act, error } = useAct(say('act.failed'));
  const undo = async () => {
    const done = await act({ do: 'taken-back', version: taken.change, why: '' });
    if (done === null) return;
    tell(say('taken-back.done'));
    undone();
  };
  return (
    <div className="taken-line" role="status">
      <span>{say('take-up.done', { number: taken.number, version: taken.change })}</span>
      <Button className="button button-small" onPress={() => void undo()}>
        {say('take-up.undo')}
      </Button>
      <ErrorLine error={error} />
    </div>
  );
}
