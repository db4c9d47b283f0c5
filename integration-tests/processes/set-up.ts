import buildPlugin from "../support/build-plugin"
import { prepareStoreTemplate } from "./support/store-template"

/** Once before all tests of processes: each of their stores is a copy of one that is migrated and seeded here. */
export default async function setUp(): Promise<void> {
  await buildPlugin()
  await prepareStoreTemplate(process.env.DATABASE_URL ?? "")
}
