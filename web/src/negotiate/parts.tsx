// Small parts that the views of this room share: who, what, redlines, when.
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { localeOf, type Say, useLanguage, useSay } from '../i18n/messages';
import { hueOf } from '../ui/hues';
import type {
  By,
  ClauseStatus,
  Input,
  PositionSaid,
  ProposalInput,
  PublishedAnswer,
  Seg,
} from '../wire/negotiation';
import { useNegotiating } from './place';
import { isolated } from './shown';
import { untilText } from './until';

/** A region by its code, in its colour; for whom has none, the delegation. */
export function RegionTag({ region, name }: { region: string; name?: string }): ReactNode {
  return (
    <span className={`region-tag hue-${hueOf(region)}`}>
      <bdi>{region || name}</bdi>
    </span>
  );
}

export function ByLine({ by, at }: { by: Pick<By, 'name' | 'region'>; at?: number }): ReactNode {
  return (
    <span className="by-line">
      <RegionTag region={by.region} name="–" />
      <bdi>{by.name}</bdi>
      {at !== undefined && <When at={at} />}
    </span>
  );
}

/** Date and time of day by the meeting's clock, whose zone is named. */
export function When({ at }: { at: number }): ReactNode {
  const { lang, zone } = useLanguage();
  const form = new Intl.DateTimeFormat(localeOf(lang), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
    timeZoneName: 'short',
  });
  return (
    <time className="quiet" dateTime={new Date(at).toISOString()}>
      {form.format(at)}
    </time>
  );
}

const SIGNS: Record<ClauseStatus, string> = {
  open: '○',
  bracketed: '[ ]',
  provisional: '≈',
  agreed: '✓',
  closed: '■',
};

export function StatusChip({ status }: { status: ClauseStatus }): ReactNode {
  const say = useSay();
  return (
    <span className={`status-chip status-${status}`}>
      <span aria-hidden="true">{SIGNS[status]}</span> {say(`clause.status.${status}`)}
    </span>
  );
}

/** The kind as meetings write it. */
export const kindName = (say: Say, kind: ProposalInput['kind']): string =>
  say(`proposal.kind.${kind}`);

interface RedlineProps {
  segs: readonly Seg[];
  /** Of the region whose changes they are; without: those of the text itself. */
  region?: string;
}

/** Word by word: what is added underlined, what is deleted struck through, both said aloud. */
export function RedlineText({ segs, region }: RedlineProps): ReactNode {
  const say = useSay();
  const { lang, dir } = useNegotiating();
  const hue = region === undefined ? '' : `hue-${hueOf(region)} of-region`;
  const keyed = segs.map((seg, index) => ({ ...seg, key: `${index} ${seg.op}` }));
  return (
    <p className={`clause-words ${hue}`} lang={lang} dir={dir}>
      {keyed.map(({ key, op, ...seg }) => {
        const text = seg.note ? <NoteWords text={seg.text} /> : seg.text;
        if (op === 'same') return <span key={key}>{text}</span>;
        const Tag = op === 'add' ? 'ins' : 'del';
        return (
          <Tag key={key} className="redline">
            <span className="unseen">{say(op === 'add' ? 'redline.add' : 'redline.delete')} </span>
            {text}
            <span className="unseen">. </span>
          </Tag>
        );
      })}
    </p>
  );
}

/** A footnote within a redline: its words stand apart from those of the text. */
function NoteWords({ text }: { text: string }): ReactNode {
  const say = useSay();
  return (
    <span className="note-words">
      <span aria-hidden="true">*</span>
      <span className="unseen">{say('action.footnote')}: </span>
      <bdi>{text}</bdi>
    </span>
  );
}

/** Plain words of a clause, a paragraph for each block. */
export function CleanText({ lines }: { lines: readonly string[] }): ReactNode {
  const say = useSay();
  const { lang, dir } = useNegotiating();
  if (lines.length === 0) return <p className="quiet">{say('clause.no-text')}</p>;
  const keyed = lines.map((line, index) => ({ line, key: `${index} ${line.length}` }));
  return (
    <div className="clause-words" lang={lang} dir={dir}>
      {keyed.map(({ key, line }) => (
        <p key={key}>{line || ' '}</p>
      ))}
    </div>
  );
}

export function Positions({ list }: { list: readonly PositionSaid[] }): ReactNode {
  const say = useSay();
  if (list.length === 0) return null;
  return (
    <ul className="positions">
      {list.map((one) => (
        <li key={one.by.delegation} className={`stance stance-${one.stance}`}>
          <RegionTag region={one.by.region} name="–" />{' '}
          <span>
            <bdi>{one.by.name}</bdi>: <strong>{say(`stance.${one.stance}`)}</strong>
            {one.before && <span className="quiet"> {say('revised.since')}</span>}
            {one.why && (
              <>
                {' – '}
                <bdi>{one.why}</bdi>
              </>
            )}
            {one.remedy && (
              <em className="remedy">{say('position.remedy', { remedy: isolated(one.remedy) })}</em>
            )}
            <Earlier list={one.earlier ?? []} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What a delegation said before it said what it says now. */
function Earlier({ list }: { list: readonly PositionSaid[] }): ReactNode {
  const say = useSay();
  if (list.length === 0) return null;
  return (
    <details className="earlier">
      <summary>{say('position.earlier', { count: list.length })}</summary>
      <ol>
        {list.map((one) => (
          <li key={one.at}>
            <When at={one.at} /> {say(`stance.${one.stance}`)}
            {one.why && (
              <>
                {' – '}
                <bdi>{one.why}</bdi>
              </>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

export function AnswerView({ answer }: { answer: PublishedAnswer }): ReactNode {
  const { lang, say } = useLanguage();
  const { response } = answer;
  return (
    <div className="answer">
      <p>
        <strong className="outcome">{say(`outcome.${answer.outcome}`)}</strong>{' '}
        {answer.into > 0 && say('answer.into', { number: answer.into })}{' '}
        {answer.until && say('answer.until', { until: untilText(localeOf(lang), answer.until) })}{' '}
        {answer.due && <span className="warn">{say('answer.due')}</span>}{' '}
        {answer.change > 0 && (
          <span className="quiet">{say('answer.change', { version: answer.change })}</span>
        )}
      </p>
      {answer.heard && (
        <p>
          <span className="quiet">{say('answer.heard')}</span> <bdi>{answer.heard}</bdi>
        </p>
      )}
      {answer.considered && (
        <p>
          <span className="quiet">{say('answer.considered')}</span> <bdi>{answer.considered}</bdi>
        </p>
      )}
      <p>
        <span className="quiet">{say('answer.why')}</span> <bdi>{answer.why}</bdi>
      </p>
      {response && (
        <p className={response.contested ? 'contested' : 'quiet'}>
          {say(response.contested ? 'response.contested' : 'response.acknowledged')}{' '}
          <bdi>{response.why}</bdi>
        </p>
      )}
    </div>
  );
}

/** What an input is, in a few words: `ATU MOD ATU/35/1`, `Comment (technical)`. */
export function titleOf(say: Say, input: Input): string {
  switch (input.is) {
    case 'proposal':
      return say('input.proposal', { kind: kindName(say, input.kind), symbol: input.symbol });
    case 'comment':
      return say('input.comment', { type: say(`comment.type.${input.type}`) });
    case 'statement':
      return say('input.statement', { speaker: input.speaker || say('input.speaker.unknown') });
    case 'submission':
      return say('input.submission', { group: say(`stakeholder.${input.group as 'other'}`) });
  }
}

/** What it says, as far as it may be read. */
export function wordsOf(input: Input): string {
  return input.is === 'proposal' ? input.why : (input.text ?? '');
}

export function ErrorLine({ error }: { error: string }): ReactNode {
  return (
    <div role="alert" className="error-slot">
      {error && <p className="error">{error}</p>}
    </div>
  );
}

interface SmallButtonProps {
  children: ReactNode;
  onPress: () => void;
  label?: string;
}

export function SmallButton(props: SmallButtonProps): ReactNode {
  const { children, onPress, label } = props;
  return (
    <Button
      className="button button-small"
      onPress={onPress}
      {...(label ? { 'aria-label': label } : {})}
    >
      {children}
    </Button>
  );
}
