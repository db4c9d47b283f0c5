import { buildStorefront } from "../integration-tests/browser/support/built-shop-page"
import { buildStore } from "../integration-tests/browser/support/built-store"
import buildPlugin from "../integration-tests/support/build-plugin"
import { takeAdminScreenshots } from "./admin/take-screenshots"
import { takeStorefrontScreenshots } from "./storefront/take-screenshots"

/**
 * Takes the README's pictures anew, from stores that it builds and fills:
 *
 *     npm run screenshots
 */
async function main(): Promise<void> {
  await buildPlugin()
  await buildStore()
  await buildStorefront()
  await takeAdminScreenshots()
  await takeStorefrontScreenshots()
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error)
    process.exit(1)
  }
)
