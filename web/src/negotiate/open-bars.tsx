// Below the open items: what is picked and to be decided together, and what is done with the whole resolution.
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useSay } from '../i18n/messages';
import type { NegotiationView } from '../wire/negotiation';
import { preparedAnswers } from './answers';
import { deferred } from './blockers';
import { answerTo, placeOf, WHOLE } from './items';
import { ByLine, titleOf, When } from './parts';
import { may, mayPrepare, useNegotiating } from './place';
import { useKeptAnswers } from './prepare-fields';
import { hashOf } from './route';
import { Until } from './until-field';

interface PickedProps {
  numbers: readonly number[];
  clear: () => void;
  all: () => void;
  view: NegotiationView;
}

/** For who may prepare answers. */
export function PickBar({ numbers, clear, all, view }: PickedProps): ReactNode {
  const say = useSay();
  const { ask } = useNegotiating();
  const { kept } = useKeptAnswers();
  const prepared = preparedAnswers(view, kept).length;
  const count = numbers.length;
  return (
    <section className="chair-bar" aria-label={say('bulk.bar')}>
      {count > 0 ? (
        <>
          <Button
            className="button button-main"
            onPress={() => ask({ what: 'bulk', inputs: numbers })}
          >
            {say('bulk.decide', { count })}
          </Button>
          <Button className="button" onPress={clear}>
            {say('bulk.clear')}
          </Button>
        </>
      ) : (
        <Button className="button" isDisabled={view.owed.length === 0} onPress={all}>
          {say('bulk.all')}
        </Button>
      )}
      {prepared > 0 && (
        <Button className="button" onPress={() => ask({ what: 'prepared' })}>
          {say('prepared.door', { count: prepared })}
        </Button>
      )}
      <span className="spring" />
      {may(view, 'decide') && (
        <>
          <Button className="button" onPress={() => ask({ what: 'sitting' })}>
            {say('sitting.close')}
          </Button>
          <Button className="button" onPress={() => ask({ what: 'adopt' })}>
            {say('adopt')}
          </Button>
        </>
      )}
    </section>
  );
}

/** What was put off, and to when: nobody need remember it. */
export function Deferred({ view }: { view: NegotiationView }): ReactNode {
  const say = useSay();
  const list = deferred(view);
  if (list.length === 0) return null;
  return (
    <details className="deferred">
      <summary>{say('deferred.title', { count: list.length })}</summary>
      <ul className="open-inputs">
        {list.map((input) => {
          const place = placeOf(input);
          const name = say('input.name', { number: input.number, title: titleOf(say, input) });
          return (
            <li key={input.number}>
              {place === WHOLE ? (
                name
              ) : (
                <a href={hashOf({ view: 'clause', clause: place })}>{name}</a>
              )}{' '}
              <ByLine by={input.by} /> {say('deferred.until')}{' '}
              <Until until={answerTo(input)?.until ?? ''} />
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** Of the resolution as a whole: its sittings, whether it is adopted, what can be said of it. */
export function WholeLine({ view }: { view: NegotiationView }): ReactNode {
  const say = useSay();
  const { ask } = useNegotiating();
  const last = view.sittings.at(-1);
  const adopted = view.adopted;
  return (
    <div className="row whole-line">
      {adopted && (
        <strong className="good">
          {say('adopted')} <When at={adopted.at} />
        </strong>
      )}
      {last && !adopted && (
        <span className="quiet">
          {last.next
            ? say('sitting.now', { name: last.next })
            : say('sitting.last', { name: last.name })}
        </span>
      )}
      {may(view, 'comment') && (
        <Button
          className="button button-small"
          onPress={() => ask({ what: 'comment', clause: '', selected: null })}
        >
          {say('open.comment.whole')}
        </Button>
      )}
      {may(view, 'record') && (
        <Button className="button button-small" onPress={() => ask({ what: 'state', clause: '' })}>
          {say('statement.make')}
        </Button>
      )}
      {!mayPrepare(view) && view.owed.length > 0 && (
        <span className="quiet">{say('open.reader')}</span>
      )}
    </div>
  );
}
