// The same values in every run, so that a change that breaks nothing fails nothing: `FUZZ_SEED` in the environment looks
// elsewhere. A failure prints seed and path.
const fc = require("fast-check")

fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 20_260_327) })
