import { acknowledge } from "./acknowledge"
import { admin } from "./admin"
import { adminBundle } from "./admin-bundle"
import { audit } from "./audit"
import type { Benchmark } from "./benchmark"
import { calls } from "./calls"
import { checkout } from "./checkout"
import { cluster } from "./cluster"
import { crash } from "./crash"
import { growth } from "./growth"
import { lostAnswers } from "./lost-answers"
import { owed } from "./owed"
import { pace } from "./pace"
import { reconcile } from "./reconcile"
import { settle } from "./settle"
import { storefront } from "./storefront"
import { storefrontSize } from "./storefront-size"

/** Everything that is measured, in the order in which it runs. A new benchmark is one more file and one more entry. */
export const BENCHMARKS: readonly Benchmark[] = [
  settle,
  acknowledge,
  calls,
  checkout,
  storefront,
  storefrontSize,
  lostAnswers,
  reconcile,
  pace,
  owed,
  growth,
  admin,
  adminBundle,
  audit,
  cluster,
  crash,
]
