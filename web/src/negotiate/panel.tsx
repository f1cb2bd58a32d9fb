// The side panel of the drafting page: what was said of the clause with the caret.
import type { ReactNode } from 'react';
import { useSay } from '../i18n/messages';
import type { ClauseSummary, NegotiationView } from '../wire/negotiation';
import { InputCard } from './input-card';
import { SmallButton, StatusChip } from './parts';
import { may, useKnown, useNegotiating } from './place';
import { go } from './route';
import { isolated } from './shown';

export function InputsPanel({ clause }: { clause: string | null }): ReactNode {
  const say = useSay();
  const { view } = useKnown();
  const summary = view?.clauses.find((one) => one.id === clause);
  return (
    <section className="panel inputs-panel" aria-labelledby="inputs-title">
      <h2 id="inputs-title" tabIndex={-1}>
        {summary?.label ? say('inputs.of', { label: isolated(summary.label) }) : say('inputs')}
      </h2>
      {view && summary ? (
        <OfClause view={view} summary={summary} />
      ) : (
        <p className="quiet">{say('inputs.nowhere')}</p>
      )}
    </section>
  );
}

function OfClause({ view, summary }: { view: NegotiationView; summary: ClauseSummary }): ReactNode {
  const say = useSay();
  const inputs = view.inputs.filter((one) => summary.inputs.includes(one.number));
  return (
    <>
      <p className="row">
        <StatusChip status={summary.status} />
        {summary.brackets > 0 && (
          <span className="quiet">{say('clause.brackets', { count: summary.brackets })}</span>
        )}
      </p>
      <ClauseActions view={view} clause={summary.id} />
      {inputs.length === 0 && <p className="quiet">{say('inputs.none')}</p>}
      {inputs.map((input) => (
        <InputCard key={input.number} input={input} view={view} />
      ))}
    </>
  );
}

interface ActionsProps {
  view: NegotiationView;
  clause: string;
  /** Without the way to the clause page: we are there. */
  there?: boolean;
}

/** What can be begun on a clause, by right. */
export function ClauseActions({ view, clause, there }: ActionsProps): ReactNode {
  const say = useSay();
  const { ask, selected } = useNegotiating();
  return (
    <div className="row">
      {!there && (
        <SmallButton onPress={() => go({ view: 'clause', clause })}>
          {say('clause.open')}
        </SmallButton>
      )}
      {may(view, 'propose') && (
        <SmallButton onPress={() => ask({ what: 'propose', clause })}>{say('propose')}</SmallButton>
      )}
      {may(view, 'comment') && (
        <SmallButton
          onPress={() => {
            const words = there ? null : selected();
            ask({ what: 'comment', clause, selected: words?.clause === clause ? words : null });
          }}
        >
          {say('comment.make')}
        </SmallButton>
      )}
      {may(view, 'record') && (
        <SmallButton onPress={() => ask({ what: 'state', clause })}>
          {say('statement.make')}
        </SmallButton>
      )}
      {may(view, 'position') && (
        <SmallButton onPress={() => ask({ what: 'position', subject: { proposal: 0, clause } })}>
          {say('position.take')}
        </SmallButton>
      )}
    </div>
  );
}
