/** Where we are, from the address: #/migrations/orders?state=ACTIVE */
export function route() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  return { view: parts[0] ?? 'migrations', id: parts[1] ?? null, query: new URLSearchParams(query) };
}

export const linkTo = (id) => `#/migrations/${encodeURIComponent(id)}`;

export const linkToConsumer = (name) => `#/contracts/${encodeURIComponent(name)}`;

/** Replaces the filters in the address, without a step in the browser's history. */
export function replaceQuery(changes) {
  const { view, id, query } = route();
  for (const [name, value] of Object.entries(changes)) {
    if (value) {
      query.set(name, value);
    } else {
      query.delete(name);
    }
  }
  const path = [view, id].filter(Boolean).map(encodeURIComponent).join('/');
  const text = query.toString();
  history.replaceState(null, '', `#/${path}${text ? `?${text}` : ''}`);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}
