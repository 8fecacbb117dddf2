import { html } from '../lib/lit-html/lit-html.js';
import { time, words } from '../format.js';

const ORDER = ['BLOCKED', 'UNKNOWN', 'PASS'];

/** The checker's answer, what stands in the way first. */
export function gate({ verdict }) {
  if (!verdict) {
    return '';
  }
  const findings = [...verdict.findings].sort(
    (a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome),
  );
  return html`<section aria-labelledby="gate">
    <h2 id="gate">The gate before ${verdict.question.phase}</h2>
    <p>
      <span class="outcome ${verdict.outcome.toLowerCase()}">${verdict.outcome}</span>
      <span class="hint">
        decided ${time(verdict.validity.decidedAt)}, counts until ${time(verdict.validity.expiresAt)}
      </span>
    </p>
    <ul class="findings">
      ${findings.map(finding)}
    </ul>
  </section>`;
}

function finding({ check, outcome, message, clears, evidence }) {
  const names = Object.keys(evidence);
  return html`<li>
    <p>
      <span class="outcome ${outcome.toLowerCase()}">${outcome}</span> ${message}
      <code class="hint">${check}</code>
    </p>
    ${clears ? html`<p class="clears">${clears}</p>` : ''}
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
