// The views that take the drafting page's place, and the dialogs.
import type { ReactNode } from 'react';
import { Asked } from './asked';
import { ClausePage } from './clause-page';
import { ContributionPage, ContributionsPage } from './contributions-page';
import { DraftPage } from './draft-page';
import { DraftsPage } from './drafts-page';
import { OpenItems } from './open-items';
import type { Ask } from './place';
import { type Led, Projector } from './projector';
import type { Route } from './route';

interface Props {
  route: Route;
  here: readonly Led[];
  ask: Ask | null;
  close: () => void;
}

export function Views({ route, here, ask, close }: Props): ReactNode {
  return (
    <>
      {route.view === 'clause' && <ClausePage clause={route.clause} />}
      {route.view === 'open' && <OpenItems />}
      {route.view === 'drafts' && <DraftsPage />}
      {route.view === 'draft' && <DraftPage key={route.draft} id={route.draft} />}
      {route.view === 'contributions' && <ContributionsPage />}
      {route.view === 'contribution' && (
        <ContributionPage key={route.number} number={route.number} />
      )}
      {route.view === 'projector' && <Projector here={here} />}
      <Asked ask={ask} close={close} />
    </>
  );
}
