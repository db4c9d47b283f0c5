import type { Emulator } from "../src/emulator"
import type { Findings } from "./support/figures"
import type { Shop } from "./support/shop"
import type { WorkerMode } from "./support/store"

/** What a benchmark measures in: a store of its own that has just started, and SePay. */
export interface Bench extends Shop {
  emulator: Emulator
  /** How many samples to take where a full run takes `full`. */
  samples(full: number): number
}

/** One of the things that `npm run bench` measures. */
export type Benchmark = StoreBenchmark | OwnStoresBenchmark

interface Named {
  /** As in `npm run bench -- <name>`. */
  name: string
  /** It ends within minutes, and runs when no name is given. */
  isShort: boolean
}

/** A benchmark in a store that is started for it. */
export interface StoreBenchmark extends Named {
  workerMode: WorkerMode
  run(bench: Bench): Promise<Findings>
}

/** What a benchmark has that starts, and perhaps kills, its stores itself. */
export type OwnStoresBench = Pick<Bench, "databaseUrl" | "samples">

/** A benchmark of stores of its own. */
export interface OwnStoresBenchmark extends Named {
  run(bench: OwnStoresBench): Promise<Findings>
}
