// How many brackets stand: by clause, by region, by day.
import type { ReactNode } from 'react';
import { localeOf, useLanguage } from '../i18n/messages';
import type { NegotiationView } from '../wire/negotiation';
import { bracketCounts, type Counted } from './bracket-counts';
import { useNegotiating } from './place';
import { hashOf } from './route';
import { short } from './shown';
import { untilText } from './until';

export function BracketTable({ view }: { view: NegotiationView }): ReactNode {
  const { lang, say, zone } = useLanguage();
  const { name, lang: textLang, dir } = useNegotiating();
  const counts = bracketCounts(view, zone);
  if (counts.all === 0) return null;
  const clauseName = (id: string) =>
    name(id) || short(view.clauses.find((one) => one.id === id)?.words ?? '', 50) || id;
  return (
    <details className="brackets-counted">
      <summary>{say('blockers.brackets', { count: counts.all })}</summary>
      <div className="tables">
        <Table
          title={say('open.filter.clause')}
          rows={counts.clauses}
          cell={(id) => (
            <a href={hashOf({ view: 'clause', clause: id })} lang={textLang} dir={dir}>
              {clauseName(id)}
            </a>
          )}
        />
        <Table
          title={say('open.filter.region')}
          rows={counts.regions}
          cell={(region) => <bdi>{region || say('brackets.nobody')}</bdi>}
        />
        <Table
          title={say('until.day.label')}
          rows={counts.days}
          cell={(day) => (day ? untilText(localeOf(lang), day) : say('brackets.nobody'))}
        />
      </div>
    </details>
  );
}

interface TableProps {
  title: string;
  rows: readonly Counted[];
  cell: (name: string) => ReactNode;
}

function Table({ title, rows, cell }: TableProps): ReactNode {
  const { say } = useLanguage();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{say('brackets.count')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{cell(row.name)}</th>
            <td>{row.count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
