// What the form of answers offers to prepare them: kept drafts, and reasons to begin with.
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { listed, useLanguage, useSay } from '../i18n/messages';
import type { Answer, KeptAnswer, NegotiationView, Outcome } from '../wire/negotiation';
import { OUTCOMES } from '../wire/negotiation';
import { Refused } from './api';
import { Pick } from './fields';
import { ErrorLine } from './parts';
import { useNegotiating } from './place';
import { givenReasons } from './prepared';
import { short } from './shown';

const NONE: readonly KeptAnswer[] = [];

interface Keeping {
  kept: readonly KeptAnswer[];
  keep(answers: readonly Answer[]): Promise<void>;
  busy: boolean;
  error: string;
}

/** The drafts of answers of this resolution, fetched once, and again after each keeping. */
export function useKeptAnswers(): Keeping {
  const say = useSay();
  const { store, tell } = useNegotiating();
  const [kept, setKept] = useState(NONE);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const fetch = useCallback(async () => setKept(await store.api.keptAnswers()), [store]);
  useEffect(() => {
    // Without them the form is as it would be if nobody had prepared anything.
    fetch().catch(() => {});
  }, [fetch]);
  const keep = async (answers: readonly Answer[]) => {
    setBusy(true);
    setError('');
    try {
      for (const answer of answers) {
        const revision = kept.find((one) => one.input === answer.input)?.revision ?? null;
        await store.api.keepAnswer(answer, revision);
      }
      tell(say('prepare.kept', { count: answers.length }));
    } catch (failure) {
      setError((failure instanceof Refused && failure.sentence) || say('act.failed'));
    } finally {
      await fetch().catch(() => {});
      setBusy(false);
    }
  };
  return { kept, keep, busy, error };
}

/** Who prepared what, and the button that keeps it. */
export function KeepLine({
  keeping,
  answers,
}: {
  keeping: Keeping;
  answers: readonly Answer[];
}): ReactNode {
  const { lang, say } = useLanguage();
  const { kept, keep, busy, error } = keeping;
  const mine = kept.filter((one) => answers.some((answer) => answer.input === one.input));
  return (
    <div className="keep-line">
      {mine.length > 0 && (
        <p className="quiet">
          {say('prepare.by', {
            count: mine.length,
            numbers: listed(
              lang,
              mine.map((one) => one.input),
            ),
            names: listed(lang, [...new Set(mine.flatMap((one) => one.by?.person ?? []))]),
          })}
        </p>
      )}
      <Button
        className="button button-small"
        isDisabled={busy || answers.length === 0}
        onPress={() => void keep(answers)}
      >
        {say('prepare.keep', { count: answers.length })}
      </Button>
      <p className="quiet">{say('prepare.hint')}</p>
      <ErrorLine error={error} />
    </div>
  );
}

interface ReasonsProps {
  view: NegotiationView;
  outcomes: readonly Outcome[];
  change: (why: string) => void;
}

/** Usual reasons for the decisions that are chosen, then those that were given before. */
export function Reasons({ view, outcomes, change }: ReasonsProps): ReactNode {
  const say = useSay();
  const usual = OUTCOMES.filter((one) => outcomes.includes(one)).map((one) =>
    say(`prepare.usual.${one}`),
  );
  const all = [...new Set([...usual, ...givenReasons(view)])];
  if (all.length === 0) return null;
  return (
    <Pick
      label={say('prepare.reasons')}
      value=""
      change={(why) => why && change(why)}
      options={[
        { value: '', name: say('prepare.reasons.none') },
        ...all.map((why) => ({ value: why, name: short(why, 90) })),
      ]}
    />
  );
}
