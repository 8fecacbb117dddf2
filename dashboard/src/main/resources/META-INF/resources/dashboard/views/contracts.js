import { html } from '../lib/lit-html/lit-html.js';
import { live } from '../lib/lit-html/directives/live.js';
import { get } from '../api.js';
import { number, plural, time, words } from '../format.js';
import { Readings } from '../readings.js';
import { linkTo, linkToConsumer, replaceQuery } from '../route.js';
import { choice } from './choice.js';

const PACE = 2_000;
const PAGE = 1_000;
const MOST_CELLS = 10_000;
const MOST_COLUMNS = 24;
/** What an owner has said, as a sentence spells it. */
const ANSWERS = {
  NONE: 'its owner has not answered',
  NOT_NEEDED: 'its owner need not answer',
  READY: 'its owner is ready',
  OBJECT: 'its owner objects',
};

const VERDICTS = ['BLOCKED', 'UNKNOWN', 'PASS', 'NOT ASKED'];

const verdictOf = (cell) => (cell.migration === null ? 'NOT ASKED' : (cell.verdict ?? 'UNKNOWN'));

/** All cells of the matrix, page by page. */
export async function cells(narrowed = '') {
  const all = [];
  let after = '';
  do {
    const page = await get(`/api/checker/matrix?limit=${PAGE}${narrowed}${after}`);
    all.push(...page.cells);
    after = page.next === null ? null : `&after=${encodeURIComponent(page.next)}`;
  } while (after !== null && all.length < MOST_CELLS);
  return all;
}

/** Who reads what, and how each stands to what is asked. */
export class ContractMatrix {
  #redraw;
  #cells = null;
  #failure = null;
  #readings = new Readings(PACE, () => this.#readOnce());

  constructor(store, redraw) {
    this.#redraw = redraw;
    this.#readings.ask();
  }

  title() {
    return 'Contracts';
  }

  /** Of a contract, a verdict, a notice or an answer, perhaps of this one. */
  heardOfContracts() {
    this.#readings.ask();
  }

  async #readOnce() {
    try {
      this.#cells = await cells();
      this.#failure = null;
    } catch (failure) {
      this.#failure = failure.message;
    }
    this.#redraw();
  }

  template({ query }) {
    return html`
      <h1 tabindex="-1">Contracts</h1>
      ${this.#failure ? html`<p class="error" role="alert">${this.#failure}</p>` : ''}
      ${this.#cells === null ? '' : matrix(this.#cells, query)}
    `;
  }
}

function matrix(all, query) {
  const chosen = all.filter((cell) => matches(cell, query));
  const subjects = [...new Set(chosen.map((cell) => cell.subject))].sort();
  const shown = subjects.slice(0, MOST_COLUMNS);
  const rows = Map.groupBy(chosen, (cell) => `${cell.environment}/${cell.consumer}`);
  return html`
    ${filters(all, query)}
    <p class="hint" role="status">
      ${plural(rows.size, 'consumer')} of ${plural(subjects.length, 'subject')}${subjects.length > shown.length
        ? `; the first ${number(shown.length)} are shown: search for one to narrow it`
        : ''}
    </p>
    ${all.length === 0
      ? html`<p>No consumer has registered a contract yet.</p>`
      : html`<div class="wide" role="region" aria-label="Matrix of consumers and subjects" tabindex="0">
          <table class="matrix">
            <caption class="unseen">
              Consumers in rows, subjects in columns
            </caption>
            <thead>
              <tr>
                <th scope="col">Consumer</th>
                ${shown.map((subject) => html`<th scope="col"><code>${subject}</code></th>`)}
              </tr>
            </thead>
            <tbody>
              ${[...rows.values()].map((cellsOfRow) => row(cellsOfRow, shown))}
            </tbody>
          </table>
        </div>`}
  `;
}

function row(cellsOfRow, subjects) {
  const { consumer, environment, owner } = cellsOfRow[0];
  return html`<tr>
    <th scope="row">
      <a href=${linkToConsumer(consumer)}>${consumer}</a>
      <span class="hint">${owner}, ${environment}</span>
    </th>
    ${subjects.map((subject) => {
      const here = cellsOfRow.filter((cell) => cell.subject === subject);
      return html`<td data-label=${subject} class=${here.length === 0 ? 'none' : ''}>
        ${here.length === 0 ? html`<span class="unseen">does not read it</span>` : here.map(standing)}
      </td>`;
    })}
  </tr>`;
}

/** How one consumer stands to one question, or that none is open. */
export function standing(cell) {
  if (cell.migration === null) {
    return html`<span class="hint">reads it</span>`;
  }
  return html`<p class="standing">
    <span class="outcome ${verdictOf(cell).toLowerCase()}">${verdictOf(cell)}</span>
    <a href=${linkTo(cell.migration)}>${cell.migration}</a>
    <span class="hint">${about(cell)}</span>
  </p>`;
}

function about({ lag, estimate, answer }) {
  return [
    lag > 0 ? `${plural(lag, 'old record')} to go` : null,
    estimate ? `until about ${time(estimate)}` : null,
    ANSWERS[answer] ?? (answer ? `owner: ${words(answer)}` : null),
  ]
    .filter(Boolean)
    .join('; ');
}

function matches(cell, query) {
  const text = (query.get('text') ?? '').toLowerCase();
  const found = [cell.consumer, cell.owner, cell.subject, cell.migration].join(' ').toLowerCase();
  return (
    (!query.get('environment') || cell.environment === query.get('environment')) &&
    (!query.get('verdict') || verdictOf(cell) === query.get('verdict')) &&
    found.includes(text)
  );
}

function filters(all, query) {
  const environments = [...new Set(all.map((cell) => cell.environment))].sort();
  return html`<form class="filters" role="search" @submit=${(event) => event.preventDefault()}>
    <label>Search
      <input
        type="search"
        .value=${live(query.get('text') ?? '')}
        @input=${(event) => replaceQuery({ text: event.target.value })}
    /></label>
    ${choice('Environment', 'environment', environments, query)}
    ${choice('Verdict', 'verdict', VERDICTS, query, words)}
  </form>`;
}
