// What one line of a clause's history says.
import type { Say } from '../i18n/messages';
import type { ClauseStatus, HistoryItem, Outcome, Stance } from '../wire/negotiation';
import { isolated } from './shown';

const KINDS = [
  'text',
  'edit',
  'split',
  'joined',
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

/** Whether it tells of a clause that became two, or of two that became one. */
export const isDivision = (item: HistoryItem): boolean => item.other !== '';

export function happened(say: Say, item: HistoryItem, name: (clause: string) => string): string {
  const { kind, number, code } = item;
  if (!isKind(kind)) return kind;
  if (kind === 'split' || kind === 'joined') {
    const other = isolated(name(item.other) || `“${item.what}”`);
    return say(`history.${kind}`, { code, name: other });
  }
  if (kind === 'silence-end' && code === 'broken') return say('history.silence-broken');
  return say(`history.${kind}`, { number, code: meaning(say, kind, code) });
}

function meaning(say: Say, kind: Kind, code: string): string {
  if (kind === 'position') return say(`stance.${code as Stance}`);
  if (kind === 'answer') return say(`outcome.${code as Outcome}`);
  return kind === 'clause-status' ? say(`clause.status.${code as ClauseStatus}`) : '';
}
