// Beside a clause: its brackets, who stands where, what has happened.
import type { ReactNode } from 'react';
import { useListed, useSay } from '../i18n/messages';
import type { ClauseView, NegotiationView } from '../wire/negotiation';
import { happened, isDivision } from './history';
import { ByLine, Positions, SmallButton, When } from './parts';
import { may, useKnown, useNegotiating } from './place';

export function Brackets({ page, view }: { page: ClauseView; view: NegotiationView }): ReactNode {
  const say = useSay();
  const { ask, lang, dir } = useNegotiating();
  if (page.brackets.length === 0) return null;
  return (
    <section aria-labelledby="brackets-title">
      <h2 id="brackets-title">{say('brackets.title', { count: page.brackets.length })}</h2>
      {page.brackets.map((bracket) => (
        <div key={bracket.id} className="bracket-card">
          {bracket.brought && <p className="hint">{say('brackets.brought')}</p>}
          {bracket.by ? (
            <ByLine by={bracket.by} at={bracket.at} />
          ) : (
            <p className="hint">{say('brackets.unknown')}</p>
          )}
          {bracket.why && (
            <p>
              <bdi>{bracket.why}</bdi>
            </p>
          )}
          <ol>
            {bracket.options.map((option) => (
              <li key={option.option}>
                {option.from && (
                  <strong>
                    <bdi>{option.from}</bdi>{' '}
                  </strong>
                )}
                {option.none ? (
                  <em>{say('bracket.none')}</em>
                ) : (
                  <bdi lang={lang} dir={dir} className="quote">
                    [{option.text}]
                  </bdi>
                )}{' '}
                {may(view, 'decide') && (
                  <SmallButton
                    label={say('bracket.lift.option', { option: option.option })}
                    onPress={() =>
                      ask({
                        what: 'lift',
                        clause: page.id,
                        bracket: bracket.id,
                        option: option.option,
                      })
                    }
                  >
                    {say('bracket.lift')}
                  </SmallButton>
                )}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

/** Before brackets are lifted: the words that will stand. */
export function ThatStands({ bracket, option }: { bracket: string; option: number }): ReactNode {
  const say = useSay();
  const { lang, dir } = useNegotiating();
  const { clause } = useKnown();
  const one = clause?.brackets
    .find(({ id }) => id === bracket)
    ?.options.find((each) => each.option === option);
  if (!one) return null;
  return (
    <>
      <p className="quiet">{say('bracket.lift.stands')}</p>
      {one.none ? (
        <p>
          <em>{say('bracket.none')}</em>
        </p>
      ) : (
        <blockquote className="quote" lang={lang} dir={dir}>
          {one.text}
        </blockquote>
      )}
    </>
  );
}

/** Positions on the clause, and who has not spoken: the page never says that all agree. */
export function Stands({ page, view }: { page: ClauseView; view: NegotiationView }): ReactNode {
  const say = useSay();
  const listed = useListed();
  const spoken = new Set(page.positions.map((one) => one.by.delegation));
  for (const input of view.inputs) {
    if (input.clause !== page.id || input.withdrawn) continue;
    spoken.add(input.by.delegation);
    if (input.is !== 'proposal') continue;
    for (const one of input.positions) spoken.add(one.by.delegation);
    for (const one of input.supporters) spoken.add(one.delegation);
  }
  const silent = view.delegations.filter((one) => one.region && !spoken.has(one.id));
  return (
    <section aria-labelledby="positions-title">
      <h2 id="positions-title">{say('positions.title')}</h2>
      <Positions list={page.positions} />
      {silent.length > 0 && (
        <details>
          <summary>{say('positions.silent', { count: silent.length })}</summary>
          <p>
            <bdi>{listed(silent.map((one) => one.name))}</bdi>
          </p>
        </details>
      )}
    </section>
  );
}

export function History({ page }: { page: ClauseView }): ReactNode {
  const say = useSay();
  const { name } = useNegotiating();
  return (
    <section aria-labelledby="history-title">
      <h2 id="history-title">{say('clause.history')}</h2>
      <ol className="clause-history">
        {[...page.history].reverse().map((one) => (
          <li key={`${one.version} ${one.number} ${one.kind} ${one.other}`}>
            {one.by ? <ByLine by={one.by} at={one.at} /> : <When at={one.at} />}
            <span>
              {happened(say, one, name)}
              {one.what && !isDivision(one) && (
                <>
                  {' · '}
                  <bdi>{one.what}</bdi>
                </>
              )}{' '}
              <span className="quiet">{say('clause.version', { version: one.version })}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
