/** How long and how often an outside register is asked. Milliseconds. */
export const registerLimits = {
  /** For one attempt; a register that doesn't answer in it is not asked again at once. */
  attempt: 8_000,
  attempts: 3,
  /** Before the second attempt; doubled before the third. */
  firstPause: 300,
  /** A longer Retry-After is not waited for: the check says so and is repeated later. */
  longestRetryAfter: 3_000,
  /** So many unavailable answers in a row, and the register is left alone for a while. */
  failuresBeforeRest: 5,
  rest: 30_000,
  /** Characters; an answer is a short record. */
  answer: 200_000,
} as const;
