import { html } from '../lib/lit-html/lit-html.js';
import { span, time, words } from '../format.js';

/** The steps that were run, and who stood in their way. */
export function steps(runs) {
  return runs.length === 0
    ? html`<p class="hint">None has been run yet.</p>`
    : html`<table class="runs">
        <caption class="unseen">
          Steps, the newest first
        </caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Phase</th>
            <th scope="col">Ended</th>
            <th scope="col">Took</th>
            <th scope="col">Tries</th>
            <th scope="col">How</th>
          </tr>
        </thead>
        <tbody>
          ${[...runs].reverse().map(step)}
        </tbody>
      </table>`;
}

function step({ phase, run }) {
  const took = Date.parse(run.timing.ended) - Date.parse(run.timing.began);
  return html`<tr>
    <th scope="row"><code>${run.step}</code>${sql(run)}</th>
    <td data-label="Phase">${phase}</td>
    <td data-label="Ended"><time datetime=${run.timing.ended}>${time(run.timing.ended)}</time></td>
    <td data-label="Took">${span(took)}</td>
    <td data-label="Tries">${run.timing.tries}</td>
    <td data-label="How">
      ${words(run.ending)} ${run.error ? html`<span class="reason">${run.error}</span>` : ''}
      ${run.blocked.map(
        (blocked) =>
          html`<span class="reason">waited ${span(blocked.waitedMillis)} for ${blocked.by}</span>`,
      )}
    </td>
  </tr>`;
}

function sql({ step: name, sql: statements }) {
  return statements.length === 0
    ? ''
    : html`<details>
        <summary>SQL<span class="unseen"> of ${name}</span></summary>
        <pre tabindex="0"><code>${statements.join(';\n')}</code></pre>
      </details>`;
}

/** Who was seen to write without the new column, while the applications are to write both. */
export function forgetful(writers) {
  return html`<ul class="findings">
    ${writers.map(
      ({ role, application, client, statement, lastSeen }) =>
        html`<li class="finding unknown">
          <p>
            <strong>${application || 'An application without a name'}</strong> as ${role}${client
              ? ` from ${client}`
              : ''}
            <span class="hint">last seen <time datetime=${lastSeen}>${time(lastSeen)}</time></span>
          </p>
          <pre tabindex="0"><code>${statement}</code></pre>
        </li>`,
    )}
  </ul>`;
}

export function history(entries) {
  return html`<ol class="history" reversed>
    ${[...entries].reverse().map(
      (entry) =>
        html`<li class=${(entry.after ?? entry.what).toLowerCase()}>
          <time datetime=${entry.at}>${time(entry.at)}</time>
          <strong>${entry.phase ?? words(entry.what)}</strong>
          ${entry.after ? words(entry.after) : ''} <span class="hint">by ${entry.actor}</span>
          ${entry.reason ? html`<span class="reason">${entry.reason}</span>` : ''}
        </li>`,
    )}
  </ol>`;
}

export function badRows(rows) {
  return html`<table>
    <caption class="unseen">
      Rows that can't be filled
    </caption>
    <thead>
      <tr>
        <th scope="col">Row</th>
        <th scope="col">Table</th>
        <th scope="col">What the database said</th>
        <th scope="col">Found</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            <th scope="row"><code>${row.key}</code></th>
            <td data-label="Table">${row.leaf}</td>
            <td data-label="Message">${row.message} <code class="hint">${row.sqlState}</code></td>
            <td data-label="Found"><time datetime=${row.foundAt}>${time(row.foundAt)}</time></td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
