// Open items: one list, worked through with the keyboard.
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useSay } from '../i18n/messages';
import { BracketTable } from './bracket-table';
import { Pick, Words } from './fields';
import { type ItemKind, NO_FILTER, openItems, regionOf, stepFrom, WHOLE } from './items';
import { useKeys } from './keys';
import { Deferred, PickBar, WholeLine } from './open-bars';
import { Item } from './open-item';
import { SmallButton } from './parts';
import { mayPrepare, useKnown, useNegotiating } from './place';
import { go } from './route';
import { ViewBar } from './view-bar';

const KINDS = ['proposal', 'comment', 'statement', 'submission'] as const;

export function OpenItems(): ReactNode {
  const say = useSay();
  const { ask, store } = useNegotiating();
  const { view } = useKnown();
  const [filter, setFilter] = useState(NO_FILTER);
  const [at, setAt] = useState('');
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const items = useMemo(() => (view ? openItems(view, filter) : []), [view, filter]);
  const current = items.some((item) => item.clause.id === at) ? at : '';
  useEffect(() => heading.current?.focus(), []);
  const owed = items.flatMap((item) => item.owed);
  const pick = (numbers: readonly number[], on: boolean) => {
    const next = new Set(picked);
    for (const number of numbers) {
      if (on) next.add(number);
      else next.delete(number);
    }
    setPicked(next);
  };
  // What was answered meanwhile is not picked any more.
  const still = new Set([...picked].filter((number) => view?.owed.includes(number)));
  const picking = mayPrepare(view) ? { picked: still, pick } : null;
  const pickHere = () => {
    const here = items.find((item) => item.clause.id === current)?.owed ?? [];
    if (picking && here.length > 0) pick(here, !here.every((number) => still.has(number)));
  };
  const decideTogether = () =>
    still.size > 0 ? ask({ what: 'bulk', inputs: [...still] }) : undefined;
  const move = (by: 1 | -1) => {
    const next = stepFrom(items, current, by);
    if (!next) return;
    setAt(next);
    list.current?.querySelector<HTMLElement>(`[data-clause="${next}"] :is(a, button)`)?.focus();
  };
  const decide = (clause: string) => {
    if (!mayPrepare(view)) return;
    if (clause !== WHOLE) store.look(clause);
    ask({ what: 'decide', clause });
  };
  const open = (clause: string) =>
    clause === WHOLE ? decide(clause) : go({ view: 'clause', clause });
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    arrowdown: () => move(1),
    arrowup: () => move(-1),
    ...(current
      ? {
          enter: () => open(current),
          r: () => open(current),
          c: () => open(current),
          d: () => decide(current),
        }
      : {}),
    x: pickHere,
    a: () => picking && pick(owed, !owed.every((number) => still.has(number))),
    b: decideTogether,
    '?': () => ask({ what: 'keys' }),
    escape: () => go({ view: 'text' }),
  });
  const regions = [...new Set(view?.inputs.map(regionOf).filter(Boolean))].sort();
  return (
    <div className="negotiate">
      <ViewBar here="open">
        <SmallButton onPress={() => ask({ what: 'keys' })}>{say('keys.title')}</SmallButton>
      </ViewBar>
      <main className="open-page">
        <h1 ref={heading} tabIndex={-1}>
          {say('open.title')}
        </h1>
        <p className="quiet" role="status">
          {view
            ? say('open.count', { count: items.length, owed: view.owed.length })
            : say('loading')}
        </p>
        {view && <WholeLine view={view} />}
        <div className="filters">
          <Words
            line
            label={say('open.filter.clause')}
            value={filter.clause}
            change={(clause) => setFilter({ ...filter, clause })}
          />
          <Pick
            label={say('open.filter.region')}
            value={filter.region}
            change={(region) => setFilter({ ...filter, region })}
            options={[
              { value: '', name: say('open.filter.all') },
              ...regions.map((value) => ({ value, name: value })),
            ]}
          />
          <Pick
            label={say('open.filter.kind')}
            value={filter.kind}
            change={(kind) => setFilter({ ...filter, kind })}
            options={[
              { value: '' as ItemKind | '', name: say('open.filter.all') },
              ...KINDS.map((value) => ({ value, name: say(`open.kind.${value}`) })),
            ]}
          />
        </div>
        <ul ref={list} className="open-list">
          {items.map((item) => (
            <Item
              key={item.clause.id}
              item={item}
              isCurrent={item.clause.id === current}
              focused={() => setAt(item.clause.id)}
              decide={mayPrepare(view) ? () => decide(item.clause.id) : null}
              picking={picking}
            />
          ))}
        </ul>
        {view && <BracketTable view={view} />}
        {view && <Deferred view={view} />}
      </main>
      {view && picking && (
        <PickBar
          view={view}
          numbers={[...picking.picked]}
          clear={() => setPicked(new Set())}
          all={() => pick(owed, true)}
        />
      )}
    </div>
  );
}
