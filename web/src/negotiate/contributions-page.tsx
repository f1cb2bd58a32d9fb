// Contributions: envelopes, each with the clause proposals that came in it.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useSay } from '../i18n/messages';
import type { Envelope, EnvelopeLine, NegotiationView } from '../wire/negotiation';
import { DraftList } from './drafts-page';
import { useKeys } from './keys';
import { ByLine, kindName, RedlineText } from './parts';
import { isMine, may, useKnown, useNegotiating } from './place';
import { go, hashOf } from './route';
import { short } from './shown';
import { useDrafts, ViewBar } from './view-bar';

export function ContributionsPage(): ReactNode {
  const say = useSay();
  const { ask } = useNegotiating();
  const { view } = useKnown();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useKeys({ escape: () => go({ view: 'text' }) });
  return (
    <div className="negotiate">
      <ViewBar here="contributions">
        {may(view, 'propose') && (
          <Button
            className="button button-main button-small"
            onPress={() => ask({ what: 'contribute' })}
          >
            {say('contribution.make')}
          </Button>
        )}
      </ViewBar>
      <main className="open-page">
        <h1 ref={heading} tabIndex={-1}>
          {say('contributions.title')}
        </h1>
        {!view && <p role="status">{say('loading')}</p>}
        {view?.contributions.length === 0 && <p>{say('contributions.none')}</p>}
        <ul className="open-list">
          {view?.contributions.map((one) => {
            const within = view.inputs.filter(
              (input) => input.is === 'proposal' && input.contribution === one.number,
            );
            return (
              <li key={one.number} className="open-item">
                <a href={hashOf({ view: 'contribution', number: one.number })}>
                  <bdi className="open-label">{one.symbol}</bdi> <bdi>{one.title}</bdi>
                </a>
                <div className="row">
                  <ByLine by={one.by} at={one.at} />
                  <span className="quiet">{say('clause.proposals', { count: within.length })}</span>
                </div>
              </li>
            );
          })}
        </ul>
      </main>
    </div>
  );
}

/** Fetched anew when anything has happened: what it changes may have been taken up meanwhile. */
function useEnvelope(number: number): Envelope | null | 'missing' {
  const { store } = useNegotiating();
  const { view } = useKnown();
  const [found, setFound] = useState<Envelope | null | 'missing'>(null);
  const version = view?.version;
  useEffect(() => {
    let wanted = version !== undefined;
    if (wanted)
      store.api.contribution(number).then(
        (envelope) => wanted && setFound(envelope),
        () => wanted && setFound((now) => now ?? 'missing'),
      );
    return () => {
      wanted = false;
    };
  }, [store, number, version]);
  return found;
}

export function ContributionPage({ number }: { number: number }): ReactNode {
  const say = useSay();
  const { view } = useKnown();
  const envelope = useEnvelope(number);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useKeys({ escape: () => go({ view: 'contributions' }) });
  const here = envelope === 'missing' ? null : envelope;
  return (
    <div className="negotiate">
      <ViewBar here="contributions" />
      <main className="open-page envelope">
        <h1 ref={heading} tabIndex={-1}>
          {here ? (
            <>
              <bdi>{here.symbol}</bdi> <bdi>{here.title}</bdi>
            </>
          ) : (
            say('contributions.title')
          )}
        </h1>
        {here && view ? (
          <Inside envelope={here} view={view} />
        ) : (
          <p role="status">{say(envelope === 'missing' ? 'contribution.missing' : 'loading')}</p>
        )}
      </main>
    </div>
  );
}

function Inside({ envelope, view }: { envelope: Envelope; view: NegotiationView }): ReactNode {
  const say = useSay();
  const drafts = useDrafts()?.filter((one) => one.contribution === envelope.number) ?? [];
  const order = new Map(view.clauses.map((one, at) => [one.id, at]));
  const at = (line: EnvelopeLine) => order.get(line.clause) ?? order.size;
  const lines = [...envelope.proposals].sort((a, b) => at(a) - at(b));
  const facts = [
    [say('contribution.source'), envelope.source],
    [say('contribution.item'), envelope.agendaItem],
    [say('contribution.summary'), envelope.summary],
    [say('contribution.introduction'), envelope.introduction],
  ] as const;
  return (
    <>
      <ByLine by={envelope.by} at={envelope.at} />
      <dl className="facts">
        {facts
          .filter(([, words]) => words)
          .map(([name, words]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{words}</dd>
            </div>
          ))}
      </dl>
      <section aria-labelledby="envelope-lines">
        <h2 id="envelope-lines">{say('clause.proposals', { count: lines.length })}</h2>
        {lines.length === 0 && <p className="quiet">{say('contribution.empty')}</p>}
        <ul className="open-list">
          {lines.map((line) => (
            <Line key={line.number} line={line} envelope={envelope} view={view} />
          ))}
        </ul>
      </section>
      {isMine(view, envelope.by) && drafts.length > 0 && (
        <section aria-labelledby="envelope-drafts">
          <h2 id="envelope-drafts">{say('contribution.drafts')}</h2>
          <DraftList drafts={drafts} view={view} />
        </section>
      )}
    </>
  );
}

interface LineProps {
  line: EnvelopeLine;
  envelope: Envelope;
  view: NegotiationView;
}

function Line({ line, envelope, view }: LineProps): ReactNode {
  const say = useSay();
  const { lang, dir, name } = useNegotiating();
  const clause = view.clauses.find((one) => one.id === line.clause);
  return (
    <li className={`proposal-row row-state-${line.state}`}>
      <div className="row-head">
        <strong>{kindName(say, line.kind)}</strong>
        <bdi className="quiet">{line.symbol}</bdi>
        <a href={hashOf({ view: 'clause', clause: line.clause })} lang={lang} dir={dir}>
          {(clause?.label && name(line.clause)) || short(clause?.words ?? '', 60) || line.clause}
        </a>
        {line.kind === 'add' && (
          <span className="quiet">
            {say(line.place === 'before' ? 'propose.before' : 'propose.after')}
          </span>
        )}
        {line.amends > 0 && (
          <span className="quiet">{say('proposal.amends', { number: line.amends })}</span>
        )}
        {line.state !== 'open' && !line.withdrawn && (
          <span className={`state state-${line.state}`}>{say(`proposal.state.${line.state}`)}</span>
        )}
        {line.withdrawn && <span className="quiet">{say('input.withdrawn')}</span>}
        {line.owes && <span className="owed-chip">{say('input.owed')}</span>}
      </div>
      {line.kind === 'noc' ? (
        <p className="quiet">{say('proposal.noc')}</p>
      ) : (
        <RedlineText segs={line.segs} region={envelope.by.region} />
      )}
      {line.why && (
        <p className="said" dir="auto">
          {line.why}
        </p>
      )}
    </li>
  );
}
