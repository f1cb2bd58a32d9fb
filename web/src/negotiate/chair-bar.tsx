// What chair, editor and secretariat do on a clause, and what a running silence asks of the delegations.
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useSay } from '../i18n/messages';
import type { ClauseView, NegotiationView } from '../wire/negotiation';
import { When } from './parts';
import { may, mayPrepare, mayPublish, useNegotiating } from './place';

export function ChairBar({ view, page }: { view: NegotiationView; page: ClauseView }): ReactNode {
  const say = useSay();
  const { ask } = useNegotiating();
  const clause = page.id;
  const silence = view.silences.find((one) => !one.end && one.clauses.includes(clause));
  const owed = view.inputs.filter((one) => one.clause === clause && one.owes).length;
  const bars = [
    mayPrepare(view) && (
      <Button
        key="d"
        className="button button-main"
        onPress={() => ask({ what: 'decide', clause })}
      >
        {say(mayPublish(view) ? 'decide.count' : 'prepare.count', { count: owed })}
      </Button>
    ),
    may(view, 'take-up') && (
      <Button key="b" className="button" onPress={() => ask({ what: 'bracket', clause })}>
        {say('bracket.alternatives')}
      </Button>
    ),
    may(view, 'lock') && (
      <Button key="s" className="button" onPress={() => ask({ what: 'status', clause })}>
        {say('status.declare')}
      </Button>
    ),
    may(view, 'decide') && !silence && (
      <Button key="q" className="button" onPress={() => ask({ what: 'silence', clause })}>
        {say('silence.begin')}
      </Button>
    ),
    silence && (
      <span key="t" className="silence-line">
        {say('silence.until')} <When at={silence.until} />
      </span>
    ),
    silence && may(view, 'position') && (
      <Button
        key="o"
        className="button"
        onPress={() => ask({ what: 'break', silence: silence.number })}
      >
        {say('silence.break')}
      </Button>
    ),
    may(view, 'take-up') && (
      <a key="p" className="button" href="#projector" target="_blank" rel="noreferrer">
        {say('projector.open')}
      </a>
    ),
  ].filter(Boolean);
  if (bars.length === 0) return null;
  return (
    <section className="chair-bar" aria-label={say('chair.bar')}>
      {bars}
    </section>
  );
}
