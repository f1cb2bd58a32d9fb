// What is new for me: answers to what my delegation handed in, and for the chair what was contested.
import { type ReactNode, useEffect } from 'react';
import { useSay } from '../i18n/messages';
import type { Input, NegotiationView } from '../wire/negotiation';
import { InputCard } from './input-card';
import { answerTo } from './items';
import { isMine, may, useKnown, useNegotiating } from './place';

/** Answers that nobody of the delegation has responded to; contested ones for those who decide. */
export function noticesOf(view: NegotiationView): Input[] {
  return view.inputs.filter((input) => {
    const answer = answerTo(input);
    if (!answer) return false;
    if (may(view, 'decide') && answer.response?.contested) return true;
    const by = input.is === 'statement' && input.spoken ? input.spoken : input.by;
    const handed = isMine(view, by) && view.me.rights.includes('comment');
    return handed && !input.withdrawn && answer.response === null;
  });
}

export function Notices(): ReactNode {
  const say = useSay();
  const { store } = useNegotiating();
  const { view } = useKnown();
  useEffect(() => {
    // That they were opened is on record from here on; what they say is known already.
    store.api.readNotices().catch(() => {});
  }, [store]);
  const list = view ? noticesOf(view) : [];
  if (!view || list.length === 0) return <p className="quiet">{say('notices.none')}</p>;
  return (
    <div className="notices">
      {list.map((input) => (
        <InputCard key={input.number} input={input} view={view} />
      ))}
    </div>
  );
}
