import type { CreateProductWorkflowInputDTO, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createInventoryLevelsWorkflow, createProductsWorkflow } from "@medusajs/medusa/core-flows"

/** So many that the demo and load tests do not sell out. */
const STOCKED_QUANTITY = 1_000_000

const WEIGHT = "Khối lượng"

/** `variants`: what it weighs, under which SKU, and what it costs before VAT. */
const PRODUCTS = [
  {
    title: "Cà phê phin Robusta Buôn Ma Thuột",
    handle: "ca-phe-phin-robusta",
    description: "Robusta rang đậm, pha phin, hậu vị sô-cô-la đắng.",
    variants: [
      // 8 % VAT makes 13,332.6 ₫ of it: an amount that no bank can transfer, and that has to be rounded.
      { title: "Gói dùng thử 50 g", sku: "ROBUSTA-50", priceVnd: 12_345 },
      { title: "Gói 500 g", sku: "ROBUSTA-500", priceVnd: 115_000 },
    ],
  },
  {
    title: "Cà phê Arabica Cầu Đất",
    handle: "ca-phe-arabica-cau-dat",
    description: "Arabica Cầu Đất rang vừa, hương hoa, vị chua thanh.",
    variants: [
      { title: "Gói 250 g", sku: "ARABICA-250", priceVnd: 165_000 },
      { title: "Gói 1 kg", sku: "ARABICA-1000", priceVnd: 590_000 },
    ],
  },
]

export type ProductSurroundings = { salesChannelId: string; stockLocationId: string; shippingProfileId: string }

/** @returns the ids of all variants, in the order above */
export async function seedProducts(container: MedusaContainer, surroundings: ProductSurroundings): Promise<string[]> {
  const products = container.resolve(Modules.PRODUCT)
  const existing = await products.listProducts({ handle: PRODUCTS.map(({ handle }) => handle) })
  const missing = PRODUCTS.filter(({ handle }) => !existing.some((product) => product.handle === handle))
  if (missing.length > 0) {
    const input = { products: missing.map((product) => describeProduct(product, surroundings)) }
    await createProductsWorkflow(container).run({ input })
  }
  await seedStock(container, surroundings.stockLocationId)
  const variants = await products.listProductVariants({ sku: listSkus() })
  return listSkus().flatMap((sku) => variants.filter((variant) => variant.sku === sku).map(({ id }) => id))
}

function listSkus(): string[] {
  return PRODUCTS.flatMap(({ variants }) => variants.map(({ sku }) => sku))
}

function describeProduct(
  { variants, ...product }: (typeof PRODUCTS)[number],
  { salesChannelId, shippingProfileId }: ProductSurroundings
): CreateProductWorkflowInputDTO {
  return {
    ...product,
    status: "published",
    shipping_profile_id: shippingProfileId,
    sales_channels: [{ id: salesChannelId }],
    options: [{ title: WEIGHT, values: variants.map(({ title }) => title) }],
    variants: variants.map(({ title, sku, priceVnd }) => ({
      title,
      sku,
      options: { [WEIGHT]: title },
      prices: [{ currency_code: "vnd", amount: priceVnd }],
    })),
  }
}

async function seedStock(container: MedusaContainer, stockLocationId: string): Promise<void> {
  const inventory = container.resolve(Modules.INVENTORY)
  const items = await inventory.listInventoryItems({ sku: listSkus() })
  const levels = await inventory.listInventoryLevels({ location_id: stockLocationId })
  const unstocked = items.filter((item) => !levels.some((level) => level.inventory_item_id === item.id))
  if (unstocked.length === 0) {
    return
  }
  await createInventoryLevelsWorkflow(container).run({
    input: {
      inventory_levels: unstocked.map((item) => ({
        inventory_item_id: item.id,
        location_id: stockLocationId,
        stocked_quantity: STOCKED_QUANTITY,
      })),
    },
  })
}
