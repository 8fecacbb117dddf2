import { html } from '../lib/lit-html/lit-html.js';
import { number, plural, time, words } from '../format.js';

const WORDS = { DEARER: 'dearer', UNKNOWN: 'unknown', NOT_DEARER: 'not dearer' };

/** The queries that read the old column, and what each comes to on the new one. */
export function queries(compared) {
  if (!compared || compared.comparedAt === null) {
    return '';
  }
  const cheap = compared.queries.filter((query) => query.outcome === 'NOT_DEARER');
  const others = compared.queries.filter((query) => query.outcome !== 'NOT_DEARER');
  return html`<section aria-labelledby="queries">
    <h2 id="queries">Readers' queries on the new column</h2>
    <p class="hint">
      ${compared.queries.length === 0
        ? 'No statement was seen that reads the old column.'
        : `${plural(compared.queries.length, 'statement')} that ${
            compared.queries.length === 1 ? 'reads' : 'read'
          } the old column, as the target's planner reckons; none of them was run.`}
      Compared ${time(compared.comparedAt)}.
    </p>
    ${compared.unseen.map((why) => html`<p class="limit">There may be others: ${why}.</p>`)}
    ${others.length === 0 ? '' : table(others)}
    ${cheap.length === 0
      ? ''
      : html`<details class="passing" ?open=${others.length === 0 && cheap.length <= 5}>
          <summary>${plural(cheap.length, 'statement gets', 'statements get')} no dearer</summary>
          ${table(cheap)}
        </details>`}
  </section>`;
}

function table(shown) {
  return html`<table>
    <caption class="unseen">
      Queries, the dearer ones first
    </caption>
    <thead>
      <tr>
        <th scope="col">Statement</th>
        <th scope="col">Then</th>
        <th scope="col" class="figure">Cost now</th>
        <th scope="col" class="figure">Cost then</th>
        <th scope="col" class="figure">Calls</th>
        <th scope="col">Role</th>
      </tr>
    </thead>
    <tbody>
      ${shown.map(row)}
    </tbody>
  </table>`;
}

function row({ role, calls, statement, outcome, before, after, reason }) {
  return html`<tr>
    <th scope="row">
      <code class="statement">${statement}</code>
      ${reason ? html`<span class="reason">${reason}</span>` : ''} ${plans(statement, before, after)}
    </th>
    <td data-label="Then">
      <span class="outcome ${outcome.toLowerCase()}">${WORDS[outcome] ?? words(outcome)}</span>
    </td>
    <td data-label="Cost now" class="figure">${cost(before)}</td>
    <td data-label="Cost then" class="figure">${cost(after)}</td>
    <td data-label="Calls" class="figure">${number(calls)}</td>
    <td data-label="Role">${role}</td>
  </tr>`;
}

const cost = (plan) => (plan === null ? 'unknown' : number(Math.round(plan.cost)));

function plans(statement, before, after) {
  return before === null || after === null
    ? ''
    : html`<details>
        <summary>Plans<span class="unseen"> of ${statement}</span></summary>
        <p class="hint">on the old column</p>
        <pre tabindex="0"><code>${before.outline}</code></pre>
        <p class="hint">on the new column</p>
        <pre tabindex="0"><code>${after.outline}</code></pre>
      </details>`;
}
