/**
 * SQL of the ids of the transactions that came through a VA order: by their allocations, and by its numbers. A person can have
 * decided about a transfer before SePay said on which number it arrived; its allocations name no VA order then.
 *
 * @param vaOrderId where the VA order's id is
 */
export function cameThroughSql(vaOrderId: string): string {
  return `SELECT transaction_id FROM sepay_allocation WHERE va_order_id = ${vaOrderId} AND deleted_at IS NULL
    UNION SELECT arrived.id FROM sepay_virtual_account number
      JOIN sepay_transaction arrived ON arrived.va_number = upper(number.va_number) AND arrived.environment = number.environment
        AND arrived.deleted_at IS NULL
     WHERE number.va_order_id = ${vaOrderId} AND number.deleted_at IS NULL`
}
