import { describeLedger } from "../../support/ledger"
import { eventually } from "../../support/shopper"

describeLedger((bench) => {
  it("what was received is announced without a deadlock with whoever locks the same payments in the order of their ids", async () => {
    const payments = [await bench().openPayment(100_000), await bench().openPayment(100_000)]
    const [first, second] = payments.sort((one, other) => (one.receivable.id < other.receivable.id ? -1 : 1))
    // The one with the greater id is the next to be announced.
    for (const payment of [second, first]) {
      await bench().deliver(await bench().pay({ vaNumber: payment?.vaOrder.vaNumber ?? "", amountVnd: 40_000, force: true }))
    }
    const lock = async (transaction: typeof outside, id = "") => transaction("sepay_receivable").where({ id }).forUpdate().select("id")
    const outside = await bench().sql.transaction()
    await lock(outside, first?.receivable.id)
    const announced = bench().service.payments.announceReceived(10, async (all) => all.map(({ receivableId }) => receivableId))
    await eventually("the announcer's wait", async () => {
      const { rows } = await bench().sql.raw<{ rows: unknown[] }>(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
      )
      return rows.length > 0
    })
    await lock(outside, second?.receivable.id)
    await outside.commit()
    expect(await announced).toBe(2)
  })
})
