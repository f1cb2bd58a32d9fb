// Making a contribution: the envelope in which proposals are handed in.
import { type ReactNode, useState } from 'react';
import { useSay } from '../i18n/messages';
import { ActForm, Words } from './fields';
import { useAct, useKnown, useNegotiating } from './place';
import { go } from './route';

/** As the server checks it. */
const SYMBOL = /^[A-Z]{0,4}[0-9]{1,6}(A[0-9]{1,4})?(\(Rev\.[0-9]{1,3}\))?$/;

export function ContributeForm({ close }: { close: () => void }): ReactNode {
  const say = useSay();
  const { tell, store } = useNegotiating();
  const { view } = useKnown();
  const { act, busy, error } = useAct(say('act.failed'));
  const [symbol, setSymbol] = useState('');
  const [source, setSource] = useState(view?.me.region || view?.me.name || '');
  const [title, setTitle] = useState('');
  const [agendaItem, setItem] = useState('');
  const [summary, setSummary] = useState('');
  const [introduction, setIntroduction] = useState('');
  const clean = symbol.trim();
  const submit = async () => {
    const version = await act({
      do: 'contribution',
      symbol: clean,
      source: source.trim(),
      title: title.trim(),
      agendaItem: agendaItem.trim(),
      summary: summary.trim(),
      introduction: introduction.trim(),
    });
    if (version === null) return;
    tell(say('contribution.done'));
    close();
    const made = store.read().view?.contributions.find((one) => one.symbol === clean);
    if (made) go({ view: 'contribution', number: made.number });
  };
  return (
    <ActForm
      name={say('contribution.send')}
      error={error}
      busy={busy}
      ready={SYMBOL.test(clean) && source.trim() !== '' && title.trim() !== ''}
      close={close}
      submit={() => void submit()}
    >
      <p className="quiet">{say('contribution.intro')}</p>
      <div className="two-fields">
        <Words
          line
          label={say('propose.symbol')}
          hint={say('contribution.symbol.hint')}
          value={symbol}
          change={setSymbol}
          most={40}
          isRequired
          autoFocus
        />
        <Words
          line
          label={say('contribution.source')}
          hint={say('contribution.source.hint')}
          value={source}
          change={setSource}
          isRequired
        />
      </div>
      <Words line label={say('contribution.title')} value={title} change={setTitle} isRequired />
      <Words line label={say('contribution.item')} value={agendaItem} change={setItem} />
      <Words label={say('contribution.summary')} value={summary} change={setSummary} />
      <Words
        label={say('contribution.introduction')}
        value={introduction}
        change={setIntroduction}
      />
    </ActForm>
  );
}
