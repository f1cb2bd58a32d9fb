// To what an input is deferred: a day, or a sitting by its name.
import { type ReactNode, useId, useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { localeOf, useLanguage, useSay } from '../i18n/messages';
import { sittingNow } from './blockers';
import { Choice } from './fields';
import { useKnown } from './place';
import { dayOf, isDay, tomorrowIn, untilText } from './until';

/** The point as it is read: a day in the reader's way, a name as it is. */
export function Until({ until }: { until: string }): ReactNode {
  const { lang } = useLanguage();
  const words = untilText(localeOf(lang), until);
  return isDay(until) ? <time dateTime={dayOf(until)}>{words}</time> : <bdi>{words}</bdi>;
}

interface Props {
  value: string;
  change: (value: string) => void;
}

export function UntilField({ value, change }: Props): ReactNode {
  const say = useSay();
  const { zone } = useLanguage();
  const { view } = useKnown();
  const list = useId();
  const [how, setHow] = useState<'sitting' | 'day'>(isDay(value) ? 'day' : 'sitting');
  const now = view ? sittingNow(view) : '';
  const names = new Set(view?.inputs.flatMap((one) => one.answers.map((each) => each.until)));
  if (now) names.add(now);
  for (const closed of view?.sittings ?? []) names.delete(closed.name);
  return (
    <div className="until-field">
      <Choice
        label={say('decide.until')}
        value={how}
        change={(next) => {
          setHow(next);
          change('');
        }}
        options={[
          { value: 'sitting', name: say('until.sitting') },
          { value: 'day', name: say('until.day') },
        ]}
      />
      <TextField
        value={dayOf(value) || value}
        onChange={change}
        isRequired
        validationBehavior="aria"
      >
        <Label>{say(how === 'day' ? 'until.day.label' : 'until.sitting.label')}</Label>
        {how === 'day' ? (
          <Input className="field" type="date" min={tomorrowIn(zone, Date.now())} />
        ) : (
          <Input className="field" list={list} maxLength={300} />
        )}
      </TextField>
      <datalist id={list}>
        {[...names]
          .filter((one) => one && !isDay(one))
          .map((one) => (
            <option key={one} value={one} />
          ))}
      </datalist>
      <p className="quiet">
        {how === 'day' && `${say('until.day.hint', { zone })} `}
        {say('until.hint')}
      </p>
    </div>
  );
}
