type OnFailure = (what: string, error: unknown) => void;

/**
 * Runs work that goes on past an object that fails and says which it was, by its id.
 * @throws AggregateError that names the failed ones, for the log, once all the others are done
 */
export async function pastFailures<T>(work: (onFailure: OnFailure) => Promise<T>): Promise<T> {
  const failures: Error[] = [];
  const done = await work((what, cause) => void failures.push(new Error(what, { cause })));
  if (failures.length > 0)
    throw new AggregateError(failures, `failed: ${failures.map(({ message }) => message).join(', ')}`);
  return done;
}
