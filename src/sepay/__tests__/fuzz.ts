/**
 * How much is generated, from which seed. A failure prints seed and path; `FUZZ_SEED` and `FUZZ_RUNS` in the environment
 * look elsewhere and longer.
 */
export const FUZZ = {
  seed: Number(process.env.FUZZ_SEED ?? 20_260_327),
  numRuns: Number(process.env.FUZZ_RUNS ?? 10_000),
}
