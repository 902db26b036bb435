/** An error response of the API. */
export class ApiError extends Error {
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
  const response = await fetch(address, {
    headers: { Accept: 'application/json' },
    credentials: 'omit',
    cache: 'no-cache', // revalidates responses that the browser could still use from its cache
    signal,
  });
  if (!response.ok) {
    throw new ApiError(response.status, await response.json().catch(() => null));
  }
  return response.json();
}
