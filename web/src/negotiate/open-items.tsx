// Open items: one list, worked through with the keyboard.
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useSay } from '../i18n/messages';
import { hueOf } from '../ui/hues';
import { Pick, Words } from './fields';
import {
  type ItemKind,
  NO_FILTER,
  type OpenItem,
  openItems,
  regionOf,
  stepFrom,
  WHOLE,
} from './items';
import { useKeys } from './keys';
import { RegionTag, SmallButton, StatusChip, titleOf } from './parts';
import { mayPrepare, useKnown, useNegotiating } from './place';
import { go } from './route';

const KINDS = ['proposal', 'comment', 'statement', 'submission'] as const;

export function OpenItems(): ReactNode {
  const say = useSay();
  const { ask, store } = useNegotiating();
  const { view } = useKnown();
  const [filter, setFilter] = useState(NO_FILTER);
  const [at, setAt] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const items = useMemo(() => (view ? openItems(view, filter) : []), [view, filter]);
  const current = items.some((item) => item.clause.id === at) ? at : '';
  useEffect(() => heading.current?.focus(), []);
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
    '?': () => ask({ what: 'keys' }),
    escape: () => go({ view: 'text' }),
  });
  const regions = [...new Set(view?.inputs.map(regionOf).filter(Boolean))].sort();
  return (
    <div className="negotiate">
      <header className="negotiate-bar">
        <Button className="button" onPress={() => go({ view: 'text' })}>
          {say('back.text')}
        </Button>
        <span className="spring" />
        <SmallButton onPress={() => ask({ what: 'keys' })}>{say('keys.title')}</SmallButton>
      </header>
      <main className="open-page">
        <h1 ref={heading} tabIndex={-1}>
          {say('open.title')}
        </h1>
        <p className="quiet" role="status">
          {view
            ? say('open.count', { count: items.length, owed: view.owed.length })
            : say('loading')}
        </p>
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
            />
          ))}
        </ul>
      </main>
    </div>
  );
}

interface ItemProps {
  item: OpenItem;
  isCurrent: boolean;
  focused: () => void;
  /** For who may prepare answers. */
  decide: (() => void) | null;
}

function Item({ item, isCurrent, focused, decide }: ItemProps): ReactNode {
  const say = useSay();
  const { lang, dir, name } = useNegotiating();
  const { clause, inputs, owed } = item;
  const isWhole = clause.id === WHOLE;
  return (
    <li data-clause={clause.id} className={isCurrent ? 'open-item current' : 'open-item'}>
      {isWhole ? (
        <button type="button" className="link" onFocus={focused} onClick={() => decide?.()}>
          {say('open.whole')}
        </button>
      ) : (
        <a
          href={`#clause=${encodeURIComponent(clause.id)}`}
          onFocus={focused}
          lang={lang}
          dir={dir}
        >
          <span className="open-label">{clause.label ? name(clause.id) : ''}</span>{' '}
          <span className="open-words">{clause.words || say('outline.empty')}</span>
        </a>
      )}
      <div className="row">
        {!isWhole && <StatusChip status={clause.status} />}
        {owed.length > 0 && (
          <span className="owed-chip">{say('open.owed', { count: owed.length })}</span>
        )}
        {clause.objections > 0 && (
          <span className="warn">{say('open.objections', { count: clause.objections })}</span>
        )}
        {clause.brackets > 0 && (
          <span className="quiet">{say('clause.brackets', { count: clause.brackets })}</span>
        )}
      </div>
      {inputs.length > 0 && (
        <ul className="open-inputs">
          {inputs.map((input) => (
            <li key={input.number} className={`hue-${hueOf(regionOf(input))}`}>
              <RegionTag region={regionOf(input)} name="–" />{' '}
              {say('input.name', { number: input.number, title: titleOf(say, input) })}{' '}
              <span className="quiet">
                <bdi>{input.by.name}</bdi>
                {input.owes && ` · ${say('input.owed')}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
