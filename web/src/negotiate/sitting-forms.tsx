// Closing a sitting, and adopting: what is owed or bracketed stands there, each a way to it.
import { type ReactNode, useState } from 'react';
import { useSay } from '../i18n/messages';
import { BlockerList } from './blocker-list';
import { beforeAdoption, beforeClosing, isClear, sittingNow } from './blockers';
import { ActForm, Words } from './fields';
import { useAct, useKnown, useNegotiating } from './place';

export function SittingForm({ close }: { close: () => void }): ReactNode {
  const say = useSay();
  const { tell } = useNegotiating();
  const { view } = useKnown();
  const { act, busy, error } = useAct(say('act.failed'));
  const [name, setName] = useState(() => (view && sittingNow(view)) || '');
  const [next, setNext] = useState('');
  if (!view) return <p className="quiet">{say('loading')}</p>;
  const blockers = beforeClosing(view, name);
  const clear = isClear(blockers);
  const submit = async () => {
    if ((await act({ do: 'sitting', name: name.trim(), next: next.trim() })) === null) return;
    tell(say('sitting.closed', { name: name.trim() }));
    close();
  };
  return (
    <ActForm
      name={say('sitting.close')}
      error={error}
      busy={busy}
      ready={clear && name.trim() !== ''}
      close={close}
      submit={() => void submit()}
    >
      <p>{say('sitting.intro')}</p>
      <Words line label={say('sitting.name')} value={name} change={setName} isRequired autoFocus />
      <Words
        line
        label={say('sitting.next')}
        hint={say('sitting.next.hint')}
        value={next}
        change={setNext}
      />
      {clear ? (
        <p className="good">{say('sitting.clear')}</p>
      ) : (
        <BlockerList blockers={blockers} close={close} />
      )}
    </ActForm>
  );
}

export function AdoptForm({ close }: { close: () => void }): ReactNode {
  const say = useSay();
  const { tell } = useNegotiating();
  const { view } = useKnown();
  const { act, busy, error } = useAct(say('act.failed'));
  const [words, setWords] = useState('');
  if (!view) return <p className="quiet">{say('loading')}</p>;
  const blockers = beforeAdoption(view);
  const clear = isClear(blockers);
  const objections = view.clauses.reduce((sum, one) => sum + one.objections, 0);
  const submit = async () => {
    if ((await act({ do: 'adoption', words: words.trim() })) === null) return;
    tell(say('adopt.done'));
    close();
  };
  return (
    <ActForm
      name={say('adopt')}
      error={error}
      busy={busy}
      ready={clear}
      close={close}
      submit={() => void submit()}
    >
      <p>{say('adopt.intro')}</p>
      {objections > 0 && <p className="warn">{say('adopt.objections', { count: objections })}</p>}
      {clear ? (
        <>
          <p className="good">{say('adopt.clear')}</p>
          <Words label={say('adopt.words')} value={words} change={setWords} />
        </>
      ) : (
        <BlockerList blockers={blockers} close={close} />
      )}
    </ActForm>
  );
}
