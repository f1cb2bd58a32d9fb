// The dialog that was asked for.
import type { ReactNode } from 'react';
import type { Say } from '../i18n/messages';
import { useSay } from '../i18n/messages';
import { Sheet } from '../ui/controls';
import { BracketForm } from './bracket-form';
import { DecideForm } from './decide-form';
import { CommentForm, PositionForm, ReasonForm, SilenceForm, StatusForm } from './forms';
import { Notices } from './notices';
import type { Ask } from './place';
import { ProposeForm } from './propose-form';

interface Props {
  ask: Ask | null;
  close: () => void;
}

export function Asked({ ask, close }: Props): ReactNode {
  const say = useSay();
  return (
    <Sheet
      title={ask ? titleOf(say, ask) : ''}
      isOpen={ask !== null}
      onClose={close}
      isWide={ask?.what === 'decide' || ask?.what === 'propose'}
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
      return say('bracket.alternatives');
    case 'silence':
      return say('silence.begin');
    case 'lift':
      return say('bracket.lift');
    case 'break':
      return say('silence.break');
    case 'take-back':
      return say('taken-back');
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
      return <BracketForm clause={ask.clause} close={close} />;
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
