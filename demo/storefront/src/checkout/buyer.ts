import type { HttpTypes } from "@medusajs/framework/types"

/** Who buys, as the form asks. */
export interface Buyer {
  email: string
  fullName: string
  phone: string
  address: string
  city: string
}

export type BuyerField = keyof Buyer

/** So that nobody has to type in order to try the shop out. */
export const SAMPLE_BUYER: Buyer = {
  email: "lan.nguyen@example.com",
  fullName: "Nguyễn Thị Lan",
  phone: "0901234567",
  address: "12 Nguyễn Huệ, phường Sài Gòn",
  city: "Thành phố Hồ Chí Minh",
}

/** Whom the cart knows already. */
export function readBuyer({ email, shipping_address: address }: HttpTypes.StoreCart): Buyer {
  if (!email || !address?.address_1) {
    return SAMPLE_BUYER
  }
  return {
    email,
    fullName: [address.last_name, address.first_name].filter(Boolean).join(" "),
    phone: address.phone ?? "",
    address: address.address_1,
    city: address.city ?? "",
  }
}

/** In Vietnam the given name comes last. */
export function toAddress({ fullName, phone, address, city }: Buyer): HttpTypes.StoreAddAddress {
  const names = fullName.trim().split(/\s+/)
  return {
    first_name: names.at(-1) ?? "",
    last_name: names.slice(0, -1).join(" "),
    phone,
    address_1: address,
    city,
    country_code: "vn",
  }
}
