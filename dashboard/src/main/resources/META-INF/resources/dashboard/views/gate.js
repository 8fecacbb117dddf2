import { html } from '../lib/lit-html/lit-html.js';
import { plural, time, words } from '../format.js';
import { Override } from './override.js';

/** The checker's answer, what stands in the way first. */
export class Gate {
  #store;
  #override;

  constructor(store, redraw) {
    this.#store = store;
    this.#override = new Override(store, redraw);
  }

  template(migration) {
    const { verdict } = migration;
    if (!verdict) {
      return '';
    }
    const { phase } = verdict.question;
    const isAsked = migration.phases.some((one) => one.phase === phase && one.status === 'GATED');
    const passing = verdict.findings.filter((one) => one.outcome === 'PASS');
    const others = verdict.findings
      .filter((one) => one.outcome !== 'PASS')
      .sort((a, b) => a.outcome.localeCompare(b.outcome));
    return html`<section aria-labelledby="gate">
      <h2 id="gate">The gate before ${phase}</h2>
      <p>
        <span class="outcome ${verdict.outcome.toLowerCase()}">${verdict.outcome}</span>
        <span class="hint">
          decided ${time(verdict.validity.decidedAt)}, counts until ${time(verdict.validity.expiresAt)}
        </span>
      </p>
      ${others.length === 0
        ? ''
        : html`<ul class="findings">
            ${others.map((one) => finding(one, isAsked ? this.#button(one) : ''))}
          </ul>`}
      ${passing.length === 0
        ? ''
        : html`<details class="passing">
            <summary>${plural(passing.length, 'finding')} in order</summary>
            <ul class="findings">
              ${passing.map((one) => finding(one, ''))}
            </ul>
          </details>`}
      ${this.#override.template(migration, isAsked)}
    </section>`;
  }

  #button(found) {
    return this.#store.may('APPROVER') && !found.overridden
      ? html`<button type="button" class="plain small" @click=${() => this.#override.ask(found)}>
          Override …<span class="unseen"> ${found.check}</span>
        </button>`
      : '';
  }

  /** To be called when the template stands in the page. */
  drawn(root) {
    this.#override.drawn(root);
  }
}

function finding({ check, outcome, message, clears, evidence, overridden }, button) {
  const names = Object.keys(evidence);
  const shown = overridden ? 'OVERRIDDEN' : outcome;
  return html`<li class="finding ${shown.toLowerCase()}">
    <p>
      <span class="outcome ${shown.toLowerCase()}">${shown}</span> ${message}
      <code class="hint">${check}</code>
    </p>
    ${overridden ? html`<p class="hint">${overridden}</p>` : ''}
    ${clears && !overridden ? html`<p class="clears">${clears}</p>` : ''}
    ${button}
    ${names.length === 0
      ? ''
      : html`<details>
          <summary>Evidence<span class="unseen"> of ${check}</span></summary>
          <dl class="pairs">
            ${names.map((name) => html`<dt>${words(name)}</dt><dd>${evidence[name]}</dd>`)}
          </dl>
        </details>`}
  </li>`;
}
