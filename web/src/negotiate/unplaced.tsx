// Edits that have no place in the text any more, each with its words or, where it had none, with why.
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useSay } from '../i18n/messages';
import type { Unplaced } from '../sync/unplaced';

/** Why an edit that put no words in was refused; for all others `unplaced.wordless`. */
const WITHOUT_WORDS: Record<string, 'bracket.recorded' | 'refused.clause.locked'> = {
  'bracket.recorded': 'bracket.recorded',
  'clause.locked': 'refused.clause.locked',
};

interface Props {
  list: readonly Unplaced[];
  lang: string;
  dir: string;
  dismiss: (at: number) => void;
  copied: () => void;
}

export function UnplacedEdits({ list, lang, dir, dismiss, copied }: Props): ReactNode {
  const say = useSay();
  const copy = (text: string) => void navigator.clipboard?.writeText(text).then(copied);
  return (
    <>
      <p>{say('unplaced.intro')}</p>
      <ul>
        {list.map((one) => (
          <li key={one.at}>
            {one.text ? (
              <blockquote lang={lang} dir={dir}>
                {one.text}
              </blockquote>
            ) : (
              <p>{say(WITHOUT_WORDS[one.code] ?? 'unplaced.wordless')}</p>
            )}
            <div className="form-end">
              {one.text && (
                <Button className="button" onPress={() => copy(one.text)}>
                  {say('copy')}
                </Button>
              )}
              <Button className="button" onPress={() => dismiss(one.at)}>
                {say('dismiss')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
