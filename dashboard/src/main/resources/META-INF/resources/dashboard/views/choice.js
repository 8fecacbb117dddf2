import { html } from '../lib/lit-html/lit-html.js';
import { replaceQuery } from '../route.js';

/** A filter that is kept in the address. */
export function choice(label, name, values, query, spelled = (value) => value) {
  return html`<label>${label}
    <select @change=${(event) => replaceQuery({ [name]: event.target.value })}>
      <option value="" ?selected=${!query.get(name)}>all</option>
      ${values.map(
        (value) =>
          html`<option value=${value} ?selected=${query.get(name) === value}>${spelled(value)}</option>`,
      )}
    </select></label
  >`;
}
