import { PERSON_WAYS, type Person, confirmationOf, isConfirmedBy, isEmail, toPersonName, WAY_POLICIES } from "../person"

const PEOPLE: Array<[Person, name: object, confirmation: string]> = [
  [{ way: "email", email: "lan@example.com" }, { email: "lan@example.com" }, "lan@example.com"],
  [{ way: "order", id: "order_1", displayId: 12 }, { order_id: "order_1" }, "#12"],
  [{ way: "customer", id: "cus_1", email: "lan@example.com" }, { customer_id: "cus_1" }, "lan@example.com"],
  [{ way: "transactions", ids: ["septxn_1", "septxn_2"] }, { transaction_ids: ["septxn_1", "septxn_2"] }, "2"],
  [{ way: "unreadable", ids: ["sepunr_1"] }, { unreadable_row_ids: ["sepunr_1"] }, "1"],
]

describe("a person whose data is asked for", () => {
  it("can be named in each way that is offered", () => {
    expect(PEOPLE.map(([{ way }]) => way)).toEqual(PERSON_WAYS)
    expect(Object.keys(WAY_POLICIES)).toEqual([...PERSON_WAYS])
  })

  it.each(PEOPLE)("%j is named to the server in one way, and confirmed by name before anything is erased", (person, name, confirmation) => {
    expect(toPersonName(person)).toEqual(name)
    expect(confirmationOf(person)).toBe(confirmation)
    expect(isConfirmedBy(person, ` ${confirmation.toUpperCase()} `)).toBe(true)
    for (const typed of ["", " ", `${confirmation}0`, confirmation.slice(0, -1)]) {
      expect(isConfirmedBy(person, typed)).toBe(false)
    }
  })

  it.each([
    ["lan@example.com", true],
    ["lan", false],
    ["lan@", false],
    ["@example.com", false],
    ["lan example@x", false],
    [`${"l".repeat(320)}@example.com`, false],
  ])("is searched for by an address: %s → %s", (text, expected) => {
    expect(isEmail(text)).toBe(expected)
  })
})
