/** Rings when there may be something new; is broken for good when the connection ends. */
export type Bell = {
  ring: () => void;
  end: (error: unknown) => void;
  rung: () => Promise<void>;
  broken: Promise<never>;
};

export function createBell(): Bell {
  let due = false;
  let wake = (): void => {};
  const { promise: broken, reject } = Promise.withResolvers<never>();
  broken.catch(() => {});
  return {
    ring: () => {
      due = true;
      wake();
    },
    end: reject,
    rung: async () => {
      if (!due) {
        await Promise.race([
          broken,
          new Promise<void>((resolve) => {
            wake = resolve;
          }),
        ]);
      }
      due = false;
    },
    broken,
  };
}

/** Calls back when it is not kicked for a while. */
export function createWatchdog(stall: number, onStall: () => void) {
  let timer: NodeJS.Timeout | undefined;
  const rest = (): void => clearTimeout(timer);
  return {
    rest,
    kick: (): void => {
      rest();
      timer = setTimeout(onStall, stall);
    },
  };
}
