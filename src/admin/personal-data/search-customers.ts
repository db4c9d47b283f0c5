import { getClient } from "../lib/client"

/** As much of a customer as it takes to recognize one. */
export interface FoundCustomer {
  id: string
  email: string
  first_name: string | null
  last_name: string | null
  has_account: boolean
}

const LIMIT = 5

/** Searches the store's customers as the dashboard's list of customers does. */
export async function searchCustomers(q: string): Promise<FoundCustomer[]> {
  const { customers } = await getClient().client.fetch<{ customers: FoundCustomer[] }>("/admin/customers", {
    query: { q, limit: LIMIT, fields: "id,email,first_name,last_name,has_account" },
  })
  return customers
}
