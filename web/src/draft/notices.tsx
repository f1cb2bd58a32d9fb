// What is said in passing at the foot of the page: what has happened, what can be chosen now, how to begin.
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Offer } from '../editor/offer';
import { useSay } from '../i18n/messages';
import { isolated } from '../negotiate/shown';
import { Icon } from '../ui/icons';
import { keyName } from '../ui/keys';
import type { Desk, Snapshot } from './desk';
import { useDesk } from './known';
import { welcomed } from './settings';

export function Notices({ desk }: { desk: Desk }): ReactNode {
  const notice = useDesk(desk, (known) => known.notice);
  const offer = useDesk(desk, (known) => known.offer);
  return (
    <div className="notice-slot" role="status">
      <Said notice={notice} />
      {offer && <Offered desk={desk} offer={offer} />}
    </div>
  );
}

function Said({ notice }: { notice: Snapshot['notice'] }): ReactNode {
  const [shown, setShown] = useState(notice);
  useEffect(() => {
    setShown(notice);
    const timer = setTimeout(() => setShown(null), 6000);
    return () => clearTimeout(timer);
  }, [notice]);
  return shown && <p className="notice">{shown.text}</p>;
}

/** A new clause has moved the numbers after it: they can stay as they were. */
function Offered({ desk, offer }: { desk: Desk; offer: Offer }): ReactNode {
  const say = useSay();
  const keys = desk.editor?.actions.find(({ id }) => id === 'bis')?.keys[0] ?? '';
  return (
    <div className="notice offer">
      <span>{say('offer.moved', { label: isolated(offer.label) })}</span>
      <Button className="button button-small" onPress={() => desk.answerOffer(true)}>
        {say('offer.keep', { label: isolated(offer.instead) })} <kbd>{keyName(keys)}</kbd>
      </Button>
      <Dismiss onPress={() => desk.answerOffer(false)} />
    </div>
  );
}

/** Said once in this browser: how writing here works, and where the keys are told. */
export function First({ desk }: { desk: Desk }): ReactNode {
  const say = useSay();
  const [isNew, setNew] = useState(() => !welcomed.already());
  if (!isNew) return null;
  const close = () => {
    welcomed.remember();
    setNew(false);
  };
  return (
    <section className="first" aria-label={say('help')}>
      <p>{say('first')}</p>
      <Button
        className="button button-small"
        onPress={() => {
          close();
          desk.open({ what: 'help' });
        }}
      >
        {say('action.help')}
      </Button>
      <Dismiss onPress={close} />
    </section>
  );
}

function Dismiss({ onPress }: { onPress: () => void }): ReactNode {
  const say = useSay();
  return (
    <Button className="tool" aria-label={say('dismiss')} onPress={onPress}>
      <Icon name="close" />
    </Button>
  );
}
