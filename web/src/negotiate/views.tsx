// How texts are shown: with their changes, clean, or beside the base text.
import type { ReactNode } from 'react';
import { useSay } from '../i18n/messages';
import { Choice } from './fields';

export const VIEWS = ['redline', 'clean', 'sides'] as const;
export type View = (typeof VIEWS)[number];

interface Props {
  view: View;
  views: readonly View[];
  change: (view: View) => void;
}

export function ViewChoice({ view, views, change }: Props): ReactNode {
  const say = useSay();
  return (
    <div className="view-choice">
      <Choice
        label={say('view')}
        value={view}
        change={change}
        options={views.map((value) => ({ value, name: say(`view.${value}`) }))}
      />
    </div>
  );
}
