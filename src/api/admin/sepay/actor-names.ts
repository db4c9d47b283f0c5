import type { Query } from "../../../providers/sepay/query"


/** What admins are called by the ids under which they acted: a user's name or email, an API key's title. */
export async function findActorNames(
  query: Query,
  actorIds: ReadonlyArray<string | null>
): Promise<Map<string, string>> {
  const ids = [...new Set(actorIds.filter((id) => id !== null))]
  const userIds = ids.filter((id) => id.startsWith("user_"))
  const apiKeyIds = ids.filter((id) => id.startsWith("apk_"))
  const names = new Map<string, string>()
  if (userIds.length > 0) {
    const fields = ["id", "first_name", "last_name", "email"]
    const { data } = await query.graph({ entity: "user", fields, filters: { id: userIds } })
    for (const user of data) {
      const name = [user.first_name, user.last_name].filter((part) => part).join(" ")
      names.set(user.id, name === "" ? user.email : name)
    }
  }
  if (apiKeyIds.length > 0) {
    const { data } = await query.graph({ entity: "api_key", fields: ["id", "title"], filters: { id: apiKeyIds } })
    for (const { id, title } of data) {
      names.set(id, title)
    }
  }
  return names
}
