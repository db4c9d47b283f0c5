/** How much is generated; `FUZZ_RUNS` in the environment looks longer. */
export const FUZZ = {
  numRuns: Number(process.env.FUZZ_RUNS ?? 10_000),
}
