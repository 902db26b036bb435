/** What the API said no with. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? `The server answered ${status}.`);
    this.status = status;
  }
}

/** Reads from the public API. Parameters that are null are left out. */
export async function read(path, parameters = {}, signal = undefined) {
  const address = new URL(path, location.origin);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined) {
      address.searchParams.set(name, value);
    }
  }
  const answer = await fetch(address, {
    headers: { Accept: 'application/json' },
    credentials: 'omit',
    cache: 'no-cache', // asks whether there is news, where a browser might show what it has for half a minute more
    signal,
  });
  if (!answer.ok) {
    throw new Refusal(answer.status, await answer.json().catch(() => null));
  }
  return answer.json();
}
