import { prepareStoreTemplate } from "./support/store-template"

/**
 * Once before all tests of processes: each of their stores is a copy of one that is migrated and seeded here. The plugin has
 * to be built.
 */
export default async function setUp(): Promise<void> {
  await prepareStoreTemplate(process.env.DATABASE_URL ?? "")
}
