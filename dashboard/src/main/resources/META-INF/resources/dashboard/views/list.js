import { html } from '../lib/lit-html/lit-html.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import { live } from '../lib/lit-html/directives/live.js';
import { number, percent, plural, time, words } from '../format.js';
import { linkTo, replaceQuery } from '../route.js';
import { choice } from './choice.js';
import { smallRail } from './rail.js';

const STATES = ['ACTIVE', 'PAUSED', 'ROLLING_BACK', 'ROLLED_BACK', 'ABORTED', 'COMPLETED'];

export class MigrationList {
  #store;

  constructor(store) {
    this.#store = store;
  }

  title() {
    return 'Migrations';
  }

  template({ query }) {
    const all = [...this.#store.migrations.values()];
    const chosen = all
      .filter((one) => matches(one, query))
      .sort((a, b) => b.standing.createdAt.localeCompare(a.standing.createdAt));
    return html`
      <div class="head">
        <h1 tabindex="-1">Migrations</h1>
        ${all.length > 0 && this.#store.may('OPERATOR')
          ? html`<a class="button" href="#/new">New migration</a>`
          : ''}
      </div>
      ${filters(all, query)}
      <p class="hint" role="status">
        ${chosen.length === all.length
          ? plural(all.length, 'migration')
          : `${number(chosen.length)} of ${plural(all.length, 'migration')}`}
      </p>
      ${all.length === 0 ? this.#none() : this.#table(chosen)}
    `;
  }

  #none() {
    return html`<div class="card empty">
      <p>None has been started yet.</p>
      ${this.#store.may('OPERATOR')
        ? html`<p><a class="button" href="#/new">Start one from a plan</a></p>
            <p class="hint">or from a shell: <code>cinch run plan.yml</code></p>`
        : ''}
    </div>`;
  }

  #table(chosen) {
    return html`<table class="migrations">
      <caption class="unseen">
        Migrations, the newest first
      </caption>
      <thead>
        <tr>
          <th scope="col">Migration</th>
          <th scope="col">Column</th>
          <th scope="col">Phases</th>
          <th scope="col">Progress</th>
          <th scope="col">State</th>
          <th scope="col">Owner</th>
          <th scope="col">Target</th>
          <th scope="col">Started</th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          chosen,
          (one) => one.id,
          (one) => this.#row(one),
        )}
      </tbody>
    </table>`;
  }

  #row(one) {
    const { id, owner, where, rehearsed, standing } = one;
    return html`<tr>
      <th scope="row"><a href=${linkTo(id)}>${id}</a></th>
      <td data-label="Column"><code>${where.table}.${where.column}</code></td>
      <td data-label="Phases">${smallRail(one)}<span class="hint">${stands(standing)}</span></td>
      <td data-label="Progress">${this.#progress(one)}</td>
      <td data-label="State"><span class="state ${standing.state.toLowerCase()}">${words(standing.state)}</span></td>
      <td data-label="Owner">${owner}</td>
      <td data-label="Target">${where.target}${rehearsed ? html` <span class="hint">rehearsal for ${rehearsed.target}</span>` : ''}</td>
      <td data-label="Started"><time datetime=${standing.createdAt}>${time(standing.createdAt)}</time></td>
    </tr>`;
  }

  #progress({ id, standing, progress }) {
    if (!['BACKFILL', 'VERIFY'].includes(standing.phase) || progress.pages.total === 0) {
      return '';
    }
    const { done, total } = progress.pages;
    const rate = this.#store.rates.now(id);
    return html`<progress max=${total} value=${done} aria-label=${`${standing.phase} of ${id}`}></progress>
      <span class="hint">${percent(done, total)}${rate > 0 ? `, ${number(Math.round(rate))} rows/s` : ''}</span>`;
  }
}

const stands = ({ phase, status }) =>
  phase === null ? '' : `${phase}${['GATED', 'FAILED'].includes(status) ? `, ${words(status)}` : ''}`;

function matches({ id, owner, purpose, where, standing }, query) {
  const text = (query.get('text') ?? '').toLowerCase();
  const found = [id, owner, purpose, where.table, where.column].join(' ').toLowerCase();
  return (
    (!query.get('state') || standing.state === query.get('state')) &&
    (!query.get('owner') || owner === query.get('owner')) &&
    (!query.get('target') || where.target === query.get('target')) &&
    found.includes(text)
  );
}

function filters(all, query) {
  const owners = [...new Set(all.map((one) => one.owner))].sort();
  const targets = [...new Set(all.map((one) => one.where.target))].sort();
  return html`<form class="filters" role="search" @submit=${(event) => event.preventDefault()}>
    <label>Search
      <input
        type="search"
        .value=${live(query.get('text') ?? '')}
        @input=${(event) => replaceQuery({ text: event.target.value })}
    /></label>
    ${choice('State', 'state', STATES, query, words)} ${choice('Owner', 'owner', owners, query)}
    ${choice('Target', 'target', targets, query)}
  </form>`;
}
