// What one line of a clause's history says.
import type { Say } from '../i18n/messages';
import type { ClauseStatus, HistoryItem, Outcome, Stance } from '../wire/negotiation';

const KINDS = [
  'text',
  'edit',
  'proposal',
  'revision',
  'withdrawal',
  'comment',
  'statement',
  'submission',
  'position',
  'brackets',
  'brackets-lifted',
  'taken-up',
  'taken-back',
  'clause-status',
  'silence',
  'silence-end',
  'answer',
] as const;

type Kind = (typeof KINDS)[number];

const isKind = (kind: string): kind is Kind => KINDS.some((one) => one === kind);

export function happened(say: Say, { kind, number, code }: HistoryItem): string {
  if (!isKind(kind)) return kind;
  return say(`history.${kind}`, { number, code: meaning(say, kind, code) });
}

function meaning(say: Say, kind: Kind, code: string): string {
  if (kind === 'position') return say(`stance.${code as Stance}`);
  if (kind === 'answer') return say(`outcome.${code as Outcome}`);
  return kind === 'clause-status' ? say(`clause.status.${code as ClauseStatus}`) : '';
}
