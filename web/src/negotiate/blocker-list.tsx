// What is owed or in brackets, each a way to where it can be settled.
import type { ReactNode } from 'react';
import { useSay } from '../i18n/messages';
import type { Blockers } from './blockers';
import { partyOf, placeOf, WHOLE } from './items';
import { ByLine, RegionTag, titleOf, When } from './parts';
import { useKnown, useNegotiating } from './place';
import { hashOf } from './route';
import { isolated, short } from './shown';

interface Props {
  blockers: Blockers;
  close: () => void;
}

export function BlockerList({ blockers, close }: Props): ReactNode {
  const say = useSay();
  const { owed, brackets, silences } = blockers;
  return (
    <div className="blockers" role="status">
      {owed.length > 0 && (
        <section aria-labelledby="blockers-owed">
          <h3 id="blockers-owed">{say('blockers.owed', { count: owed.length })}</h3>
          <ul>
            {owed.map((input) => (
              <li key={input.number}>
                <Way clause={placeOf(input)} close={close}>
                  {say('input.name', { number: input.number, title: titleOf(say, input) })}
                </Way>{' '}
                <ByLine by={partyOf(input)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {brackets.length > 0 && (
        <section aria-labelledby="blockers-brackets">
          <h3 id="blockers-brackets">{say('blockers.brackets', { count: brackets.length })}</h3>
          <ul>
            {brackets.map((bracket) => (
              <li key={bracket.id}>
                <Way clause={bracket.clauses[0] ?? ''} close={close}>
                  {isolated(
                    short(
                      bracket.options
                        .map((one) => `[${one.none ? say('bracket.none') : one.text}]`)
                        .join(' / '),
                      110,
                    ),
                  )}
                </Way>{' '}
                {bracket.by && <RegionTag region={bracket.by.region} name="–" />}
              </li>
            ))}
          </ul>
        </section>
      )}
      {silences.length > 0 && (
        <section aria-labelledby="blockers-silences">
          <h3 id="blockers-silences">{say('blockers.silences', { count: silences.length })}</h3>
          <ul>
            {silences.map((silence) => (
              <li key={silence.number}>
                <Way clause={silence.clauses[0] ?? ''} close={close}>
                  {say('silence.until')} <When at={silence.until} />
                </Way>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Leads to a clause; what is about the whole is decided on in a dialog. */
function Way(props: { clause: string; close: () => void; children: ReactNode }): ReactNode {
  const { clause, close, children } = props;
  const { ask, name } = useNegotiating();
  const { view } = useKnown();
  if (clause === WHOLE || !view?.clauses.some((one) => one.id === clause)) {
    return (
      <button type="button" className="link" onClick={() => ask({ what: 'decide', clause: WHOLE })}>
        {children}
      </button>
    );
  }
  const label = name(clause);
  return (
    <a href={hashOf({ view: 'clause', clause })} onClick={close}>
      {children} {label && <bdi className="quiet">{short(label, 50)}</bdi>}
    </a>
  );
}
