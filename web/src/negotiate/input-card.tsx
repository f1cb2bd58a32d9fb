// One input with its thread, its answer and what this reader may do with it.
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Button, Input as Field, Form, Label, TextField } from 'react-aria-components';
import { useListed, useSay } from '../i18n/messages';
import type { CommentInput, Input, NegotiationView, ProposalInput } from '../wire/negotiation';
import { answerTo, called, contestableUntil, partyOf } from './items';
import {
  AnswerView,
  ByLine,
  ErrorLine,
  Positions,
  SmallButton,
  titleOf,
  When,
  wordsOf,
} from './parts';
import { isMine, may, useAct, useNegotiating } from './place';
import { hashOf } from './route';
import { isolated } from './shown';

interface Props {
  input: Input;
  view: NegotiationView;
  /** In the row of a proposal, which says what it is and what is held of it. */
  inRow?: boolean;
}

export function InputCard({ input, view, inRow }: Props): ReactNode {
  const say = useSay();
  const answer = answerTo(input);
  return (
    <article
      className={`input-card ${input.withdrawn ? 'withdrawn' : ''} ${inRow ? 'in-row' : ''}`}
      aria-label={say('input.name', { number: input.number, title: titleOf(say, input) })}
    >
      <header className="input-head">
        <span className="input-number">{input.number}</span>
        {inRow ? (
          <Who input={input} />
        ) : (
          <strong>
            <bdi>{titleOf(say, input)}</bdi>
          </strong>
        )}
        {input.owes && <span className="owed-chip">{say('input.owed')}</span>}
        <Gone input={input} />
      </header>
      {input.aside && (
        <p className="said" dir="auto">
          {input.aside}
        </p>
      )}
      {!inRow && <Who input={input} />}
      {input.is === 'comment' && <Quote input={input} />}
      {input.is === 'proposal' && input.amends > 0 && !inRow && (
        <p className="quiet">{say('proposal.amends', { number: called(view, input.amends) })}</p>
      )}
      {wordsOf(input) && (
        <p className="said" dir="auto">
          {wordsOf(input)}
        </p>
      )}
      {input.is === 'proposal' && input.contribution > 0 && (
        <EnvelopeLink number={input.contribution} view={view} />
      )}
      {input.is === 'proposal' && <Support input={input} view={view} />}
      {input.is === 'proposal' && !inRow && <Positions list={input.positions} />}
      {input.is === 'comment' && <Thread input={input} view={view} />}
      {answer && <AnswerView answer={answer} />}
      <Actions input={input} view={view} />
    </article>
  );
}

/** Why nothing more is said of it: taken back, or not shown. */
function Gone({ input }: { input: Input }): ReactNode {
  const say = useSay();
  if (input.is === 'submission' && input.shown !== true) {
    return (
      <span className="quiet">{say(input.shown === false ? 'input.refused' : 'input.unseen')}</span>
    );
  }
  return input.withdrawn && <span className="quiet">{say('input.withdrawn')}</span>;
}

function Who({ input }: { input: Input }): ReactNode {
  return <ByLine by={partyOf(input)} at={input.at} />;
}

/** The way to the contribution that a proposal came in. */
function EnvelopeLink({ number, view }: { number: number; view: NegotiationView }): ReactNode {
  const say = useSay();
  const envelope = view.contributions.find((one) => one.number === number);
  if (!envelope) return null;
  return (
    <a className="quiet" href={hashOf({ view: 'contribution', number })}>
      {say('contribution.of', { symbol: isolated(envelope.symbol) })}
    </a>
  );
}

function Quote({ input }: { input: CommentInput }): ReactNode {
  const say = useSay();
  const { lang, dir } = useNegotiating();
  return (
    <>
      {input.tags.length > 0 && (
        <p className="quiet">{input.tags.map((tag) => say(`comment.tag.${tag}`)).join(' · ')}</p>
      )}
      {input.deleted && <p className="warn">{say('comment.deleted')}</p>}
      {input.quote && (
        <blockquote className="quote" lang={lang} dir={dir}>
          {input.quote}
        </blockquote>
      )}
    </>
  );
}

function Names({ list }: { list: readonly { name: string }[] }): ReactNode {
  const listed = useListed();
  if (list.length === 0) return null;
  return (
    <span className="quiet">
      {' '}
      <bdi>{listed(list.map((one) => one.name))}</bdi>
    </span>
  );
}

function Support({ input, view }: { input: ProposalInput; view: NegotiationView }): ReactNode {
  const say = useSay();
  const { act, error } = useAct(say('act.failed'));
  const joined = input.supporters.some((one) => isMine(view, one));
  const canJoin = may(view, 'propose') && !input.withdrawn && !isMine(view, input.by);
  const count = input.supporters.length + 1;
  return (
    <div className="support">
      <span>
        {say(input.of > 0 ? 'support.of' : 'support.count', { count, of: input.of })}
        <Names list={input.supporters.filter((one) => !one.before)} />
        {input.supporters.some((one) => one.before) && (
          <>
            <Names list={input.supporters.filter((one) => one.before)} />
            <span className="quiet"> {say('revised.since')}</span>
          </>
        )}
      </span>
      {canJoin && (
        <SmallButton
          onPress={() => void act({ do: 'supporter', number: input.number, joins: !joined })}
        >
          {say(joined ? 'support.leave' : 'support.join')}
        </SmallButton>
      )}
      <ErrorLine error={error} />
    </div>
  );
}

function Thread({ input, view }: { input: CommentInput; view: NegotiationView }): ReactNode {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const { act, error } = useAct(say('act.failed'));
  const mayReply = may(view, 'comment') && !input.withdrawn;
  const mayResolve = mayReply && (isMine(view, input.by) || may(view, 'take-up'));
  return (
    <div className="thread">
      {input.resolved && <p className="quiet">{say('comment.resolved')}</p>}
      {input.replies.length > 0 && (
        <ul>
          {input.replies.map((reply) => (
            <li key={`${reply.at} ${reply.text}`}>
              <ByLine by={reply.by} at={reply.at} />
              <p dir="auto">{reply.text}</p>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        {mayReply && !open && (
          <SmallButton onPress={() => setOpen(true)}>{say('comment.reply')}</SmallButton>
        )}
        {mayResolve && (
          <SmallButton
            onPress={() =>
              void act({ do: 'thread', number: input.number, resolved: !input.resolved })
            }
          >
            {say(input.resolved ? 'comment.reopen' : 'comment.resolve')}
          </SmallButton>
        )}
      </div>
      {open && (
        <Form
          className="form-line"
          onSubmit={(event) => {
            event.preventDefault();
            void act({ do: 'reply', number: input.number, text: words.trim() }).then((done) => {
              if (done === null) return;
              setWords('');
              setOpen(false);
            });
          }}
        >
          <TextField value={words} onChange={setWords} maxLength={8000} autoFocus>
            <Label>{say('comment.reply')}</Label>
            <Field className="field" dir={words ? 'auto' : undefined} />
          </TextField>
          <Button className="button" type="submit" isDisabled={words.trim() === ''}>
            {say('send')}
          </Button>
        </Form>
      )}
      <ErrorLine error={error} />
    </div>
  );
}

function Actions({ input, view }: { input: Input; view: NegotiationView }): ReactNode {
  const say = useSay();
  const { ask } = useNegotiating();
  const { act, error } = useAct(say('act.failed'));
  const { number } = input;
  const mine =
    isMine(view, input.by) ||
    (input.is === 'statement' && input.spoken !== null && isMine(view, input.spoken));
  const own = isMine(view, input.by) && !input.withdrawn && input.is !== 'submission';
  const answer = answerTo(input);
  const proposal = input.is === 'proposal' && !input.withdrawn;
  const mayRespond =
    mine && answer !== null && answer.response === null && input.is !== 'submission';
  const until = contestableUntil(input, Date.now());
  return (
    <div className="row">
      {proposal && may(view, 'position') && (
        <SmallButton
          label={say('position.on', { number })}
          onPress={() => ask({ what: 'position', subject: { proposal: number, clause: '' } })}
        >
          {say('position.take')}
        </SmallButton>
      )}
      {proposal && may(view, 'propose') && amendsMine(view, input) && (
        <SmallButton
          label={say('propose.taking', { number })}
          onPress={() =>
            ask({ what: 'propose', clause: input.clause, revises: input.amends, taking: number })
          }
        >
          {say('propose.take')}
        </SmallButton>
      )}
      {own && proposal && may(view, 'propose') && (
        <SmallButton
          label={say('propose.revise.number', { number })}
          onPress={() => ask({ what: 'propose', clause: input.clause, revises: number })}
        >
          {say('propose.revise')}
        </SmallButton>
      )}
      {proposal && !own && may(view, 'propose') && canAmend(input) && (
        <SmallButton
          label={say('propose.amend.number', { number })}
          onPress={() => ask({ what: 'propose', clause: input.clause, amends: number })}
        >
          {say('propose.amend')}
        </SmallButton>
      )}
      {proposal && may(view, 'comment') && (
        <SmallButton
          label={say('comment.on', { number })}
          onPress={() =>
            ask({ what: 'comment', clause: input.clause, selected: null, proposal: number })
          }
        >
          {say('comment.make')}
        </SmallButton>
      )}
      {own && may(view, 'comment') && (
        <SmallButton
          label={say('withdraw.number', { number })}
          onPress={() => ask({ what: 'withdraw', number })}
        >
          {say('withdraw')}
        </SmallButton>
      )}
      {mayRespond && (
        <>
          <SmallButton
            label={say('response.acknowledge.number', { number })}
            onPress={() => void act({ do: 'response', number, contested: false, why: '' })}
          >
            {say('response.acknowledge')}
          </SmallButton>
          {until > 0 && (
            <>
              <SmallButton
                label={say('response.contest.number', { number })}
                onPress={() => ask({ what: 'respond', number })}
              >
                {say('response.contest')}
              </SmallButton>
              <span className="quiet">
                {say('response.until')} <When at={until} />
              </span>
            </>
          )}
        </>
      )}
      <ErrorLine error={error} />
    </div>
  );
}

/** A change to a proposal of ours, which we may make our own. */
const amendsMine = (view: NegotiationView, input: ProposalInput): boolean => {
  const amended = view.inputs.find((one) => one.number === input.amends);
  return amended !== undefined && !amended.withdrawn && isMine(view, amended.by);
};

const canAmend = (input: ProposalInput): boolean =>
  input.amends === 0 && input.kind !== 'sup' && input.kind !== 'noc';
