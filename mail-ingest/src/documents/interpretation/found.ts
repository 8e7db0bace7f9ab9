/** A value that the letter states, where it stands, and whether a person must look. */
export type Found<T> = {
  value: T;
  start: number;
  end: number;
  doubtful: boolean;
  repaired: boolean;
  /** What else a doubtful value may be. */
  alternatives?: readonly string[];
};
