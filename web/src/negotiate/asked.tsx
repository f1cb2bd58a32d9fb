// The dialog that was asked for.
import type { ReactNode } from 'react';
import type { Say } from '../i18n/messages';
import { useSay } from '../i18n/messages';
import { Sheet } from '../ui/controls';
import { BracketForm } from './bracket-form';
import { BulkForm } from './bulk-form';
import { ThatStands } from './clause-beside';
import { ContributeForm } from './contribute-form';
import { DecideForm } from './decide-form';
import { CommentForm, PositionForm, ReasonForm, SilenceForm, StatusForm } from './forms';
import { Notices } from './notices';
import type { Ask } from './place';
import { PreparedForm } from './prepared-form';
import { ProposeForm } from './propose-form';
import { AdoptForm, SittingForm } from './sitting-forms';
import { StatementForm } from './statement-form';

interface Props {
  ask: Ask | null;
  close: () => void;
}

const WIDE: ReadonlySet<Ask['what']> = new Set([
  'decide',
  'propose',
  'contribute',
  'state',
  'bulk',
  'prepared',
]);

export function Asked({ ask, close }: Props): ReactNode {
  const say = useSay();
  return (
    <Sheet
      title={ask ? titleOf(say, ask) : ''}
      isOpen={ask !== null}
      onClose={close}
      isWide={ask !== null && WIDE.has(ask.what)}
    >
      {ask && (
        <div className="asked">
          <Body ask={ask} close={close} />
        </div>
      )}
    </Sheet>
  );
}

function titleOf(say: Say, ask: Ask): string {
  switch (ask.what) {
    case 'propose':
      if (ask.taking) return say('propose.taking', { number: ask.taking });
      if (ask.amends) return say('propose.amend.number', { number: ask.amends });
      return ask.revises ? say('propose.revise.number', { number: ask.revises }) : say('propose');
    case 'comment':
      return ask.proposal ? say('comment.on', { number: ask.proposal }) : say('comment.make');
    case 'position':
      return ask.subject.proposal
        ? say('position.on', { number: ask.subject.proposal })
        : say('position.take');
    case 'withdraw':
      return say('withdraw.number', { number: ask.number });
    case 'respond':
      return say('response.contest.number', { number: ask.number });
    case 'decide':
      return ask.take ? say('take-up.number', { number: ask.take }) : say('decide');
    case 'status':
      return say('status.declare');
    case 'bracket':
      return say(ask.selected ? 'action.bracket' : 'bracket.alternatives');
    case 'silence':
      return say('silence.begin');
    case 'lift':
      return say('bracket.lift');
    case 'break':
      return say('silence.break');
    case 'take-back':
      return say('taken-back');
    case 'contribute':
      return say('contribution.make');
    case 'state':
      return say('statement.make');
    case 'bulk':
      return say('bulk.title');
    case 'prepared':
      return say('prepared.title');
    case 'sitting':
      return say('sitting.close');
    case 'adopt':
      return say('adopt');
    case 'notices':
      return say('notices');
    case 'keys':
      return say('keys.title');
  }
}

function Body({ ask, close }: { ask: Ask; close: () => void }): ReactNode {
  const say = useSay();
  switch (ask.what) {
    case 'propose':
      return (
        <ProposeForm
          clause={ask.clause}
          amends={ask.amends ?? 0}
          revises={ask.revises ?? 0}
          taking={ask.taking ?? 0}
          close={close}
        />
      );
    case 'comment':
      return (
        <CommentForm
          clause={ask.clause}
          selected={ask.selected}
          proposal={ask.proposal ?? 0}
          close={close}
        />
      );
    case 'position':
      return <PositionForm subject={ask.subject} close={close} />;
    case 'decide':
      return <DecideForm clause={ask.clause} take={ask.take ?? 0} close={close} />;
    case 'status':
      return <StatusForm clause={ask.clause} close={close} />;
    case 'bracket':
      return <BracketForm clause={ask.clause} selected={ask.selected ?? null} close={close} />;
    case 'silence':
      return <SilenceForm clause={ask.clause} close={close} />;
    case 'withdraw':
      return (
        <ReasonForm
          wanted={{ do: 'withdrawal', number: ask.number }}
          name={say('withdraw')}
          done={say('withdraw.done')}
          intro={say('withdraw.intro')}
          isRequired={false}
          close={close}
        />
      );
    case 'respond':
      return (
        <ReasonForm
          wanted={{ do: 'response', number: ask.number, contested: true }}
          name={say('response.contest')}
          done={say('response.done')}
          intro={say('response.intro')}
          isRequired
          close={close}
        />
      );
    case 'lift':
      return (
        <ReasonForm
          wanted={{ do: 'brackets-lifted', id: ask.bracket, option: ask.option }}
          name={say('bracket.lift')}
          done={say('bracket.lifted')}
          intro={<ThatStands bracket={ask.bracket} option={ask.option} />}
          isRequired
          close={close}
        />
      );
    case 'break':
      return (
        <ReasonForm
          wanted={{ do: 'silence-end', number: ask.silence, broken: true }}
          name={say('silence.break')}
          done={say('silence.broken')}
          isRequired
          close={close}
        />
      );
    case 'take-back':
      return (
        <ReasonForm
          wanted={{ do: 'taken-back', version: ask.version }}
          name={say('taken-back')}
          done={say('taken-back.done')}
          isRequired={false}
          close={close}
        />
      );
    case 'contribute':
      return <ContributeForm close={close} />;
    case 'state':
      return <StatementForm clause={ask.clause} close={close} />;
    case 'bulk':
      return <BulkForm inputs={ask.inputs} close={close} />;
    case 'prepared':
      return <PreparedForm close={close} />;
    case 'sitting':
      return <SittingForm close={close} />;
    case 'adopt':
      return <AdoptForm close={close} />;
    case 'notices':
      return <Notices />;
    case 'keys':
      return <Keys />;
  }
}

const KEYS = [
  ['J', 'keys.next'],
  ['K', 'keys.previous'],
  ['↵', 'keys.open'],
  ['R', 'keys.redline'],
  ['C', 'keys.clean'],
  ['S', 'keys.sides'],
  ['D', 'keys.decide'],
  ['X', 'keys.pick'],
  ['A', 'keys.pick.all'],
  ['B', 'keys.bulk'],
  ['?', 'keys.help'],
  ['Esc', 'keys.back'],
] as const;

function Keys(): ReactNode {
  const say = useSay();
  return (
    <div className="help">
      <table>
        <thead>
          <tr>
            <th scope="col">{say('help.key')}</th>
            <th scope="col">{say('help.action')}</th>
          </tr>
        </thead>
        <tbody>
          {KEYS.map(([key, name]) => (
            <tr key={key}>
              <td>
                <kbd>{key}</kbd>
              </td>
              <td>{say(name)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
