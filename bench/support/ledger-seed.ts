import { withClient } from "./database"

/** What a ledger is filled with. */
export interface LedgerSize {
  /** VA orders that wait for their transfer. */
  openVaOrders: number
  /** VA orders of the past: most of them paid, the others expired. */
  finishedVaOrders: number
  /** Transactions on the company's account, at least as many as there are finished VA orders: some pay them. */
  transactions: number
  /** The price that is asked for most often, in whole VND. */
  amountVnd: number
}

const TIMEOUT_MILLISECONDS = 10 * 60_000

/**
 * How the rows of a year are spread, over a row's number `n` of `total`:
 * - `moment`: evenly over the year, but the last fiftieth in the last day: a shop grows;
 * - `price`: one of 200; half of the rows have one of the first fifty, and the first is the one that is asked for;
 * - `share`: 0 to 99, the same for a row in every run.
 */
const DISTRIBUTIONS = `
  CREATE FUNCTION pg_temp.moment(n bigint, total bigint) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT now() - CASE WHEN n * 50 < total * 49
      THEN interval '1 day' + (1 - n * 50.0 / (total * 49)) * interval '364 days'
      ELSE (total - n) * 50.0 / total * interval '1 day' END $$;
  CREATE FUNCTION pg_temp.share(n bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT abs(hashint8(n)::bigint) % 100 $$;
  CREATE FUNCTION pg_temp.price(n bigint, first_price bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE i WHEN 0 THEN first_price ELSE 15000 + i * 5000 END
      FROM (SELECT floor(200 * power((abs(hashint8(-n)::bigint) % 10000) / 10000.0, 2))::bigint AS i) AS chosen $$;
  CREATE FUNCTION pg_temp.exact(amount bigint) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_build_object('value', amount::text, 'precision', 20) $$;`

/** The account on which the store sells. */
const ACCOUNT = `
  CREATE TEMPORARY TABLE seeded_account AS SELECT * FROM sepay_bank_account
   WHERE deleted_at IS NULL AND is_enabled ORDER BY is_default DESC, rank LIMIT 1`

/** One row for each VA order that is written, with all that the tables of the ledger say of it. */
const VA_ORDERS = `
  CREATE TEMPORARY TABLE seeded_va_order AS
  SELECT n, lpad(n::text, 20, '0') AS key, 'MDZ' || upper(left(md5(n::text), 12)) AS order_code,
         '96SEED' || lpad(n::text, 10, '0') AS va_number, pg_temp.price(n, :amountVnd) AS amount_vnd,
         CASE WHEN n > :finished THEN 'open' WHEN pg_temp.share(n) < 85 THEN 'paid' ELSE 'closed' END AS status,
         CASE WHEN n > :finished THEN now() - (n - :finished) * interval '23 hours' / GREATEST(:open, 1)
              ELSE pg_temp.moment(n, :finished) END AS created_at
    FROM generate_series(1::bigint, :finished + :open) AS n;
  ANALYZE seeded_va_order;`

const RECEIVABLES = `
  INSERT INTO sepay_receivable (id, environment, payment_collection_id, provider_id, flow, payment_session_id, amount_vnd,
         raw_amount_vnd, exact_amount, raw_exact_amount, received_vnd, raw_received_vnd, canceled_at, settlement_status,
         settlement_attempts, settled_at, created_at, updated_at)
  SELECT 'seprec_' || key, 'production', 'pay_col_' || key, 'pp_sepay_sepay', 'order_first', 'payses_' || key, amount_vnd,
         pg_temp.exact(amount_vnd), amount_vnd, pg_temp.exact(amount_vnd), received_vnd, pg_temp.exact(received_vnd),
         CASE status WHEN 'closed' THEN created_at + interval '25 hours' END,
         CASE status WHEN 'paid' THEN 'settled' ELSE 'none' END, CASE status WHEN 'paid' THEN 1 ELSE 0 END,
         CASE status WHEN 'paid' THEN created_at + interval '10 minutes' END, created_at, created_at
    FROM (SELECT *, CASE status WHEN 'paid' THEN amount_vnd ELSE 0 END AS received_vnd FROM seeded_va_order) AS seeded;
  INSERT INTO sepay_receivable_session (id, payment_session_id, receivable_id, created_at, updated_at)
  SELECT 'sepses_' || key, 'payses_' || key, 'seprec_' || key, created_at, created_at FROM seeded_va_order;
  INSERT INTO sepay_va_order (id, environment, order_code, bank_account_id, bank_name, bank_bin, account_number,
         sepay_bank_account_id, sepay_order_id, amount_vnd, raw_amount_vnd, paid_amount_vnd, raw_paid_amount_vnd, status,
         duration_seconds, expires_at, opened_at, close_reason, close_attempts, closed_at, receivable_id, created_at,
         updated_at)
  SELECT 'sepvao_' || key, 'production', order_code, account.id, account.bank_name, account.bank_bin,
         account.account_number, account.sepay_id, md5(key)::uuid, amount_vnd, pg_temp.exact(amount_vnd), paid_vnd,
         pg_temp.exact(paid_vnd), status, 86400, seeded.created_at + interval '1 day', seeded.created_at,
         CASE status WHEN 'closed' THEN 'expired' END, CASE status WHEN 'closed' THEN 1 ELSE 0 END,
         CASE status WHEN 'closed' THEN seeded.created_at + interval '1 day' END, 'seprec_' || key, seeded.created_at,
         seeded.created_at
    FROM (SELECT *, CASE status WHEN 'paid' THEN amount_vnd ELSE 0 END AS paid_vnd FROM seeded_va_order) AS seeded,
         seeded_account AS account;
  INSERT INTO sepay_virtual_account (id, environment, va_number, account_holder_name, amount_vnd, raw_amount_vnd,
         expires_at, va_order_id, created_at, updated_at)
  SELECT 'sepva_' || key, 'production', va_number, account_holder_name, amount_vnd, pg_temp.exact(amount_vnd),
         seeded.created_at + interval '1 day', 'sepvao_' || key, seeded.created_at, seeded.created_at
    FROM seeded_va_order AS seeded, seeded_account;`

/**
 * Each finished VA order falls to a transaction of about its time, which pays it when it is a paid one. The others are
 * what else moves on a shop's account. Of most transactions both SePay's webhook and its API have told (80 of 100), of
 * some only the webhook (15) or only the API (5).
 */
const TRANSACTIONS = `
  INSERT INTO sepay_transaction (id, environment, webhook_id, api_id, source, direction, amount_vnd, raw_amount_vnd,
         bank_name, account_number, va_number, code, reference_number, content, transacted_at, payload, created_at,
         updated_at)
  SELECT 'septxn_' || lpad(n::text, 20, '0'), 'production', CASE WHEN told < 95 THEN (n + 100000000)::text END,
         CASE WHEN told < 80 OR told >= 95 THEN md5('api ' || n)::uuid::text END,
         CASE WHEN told < 95 THEN 'webhook' ELSE 'reconciliation' END, direction, amount_vnd, pg_temp.exact(amount_vnd),
         account.bank_name, account.account_number, va_number, order_code, reference_number, content, transacted_at,
         jsonb_build_object('id', n + 100000000, 'gateway', account.bank_name, 'transactionDate', transacted_at,
           'accountNumber', account.account_number, 'subAccount', va_number, 'code', order_code, 'content', content,
           'transferType', direction, 'description', 'BankAPINotify ' || content, 'transferAmount', amount_vnd,
           'accumulated', n * 1000, 'referenceCode', reference_number),
         transacted_at + interval '3 seconds', transacted_at + interval '3 seconds'
    FROM (
      SELECT moved.n, pg_temp.share(moved.n + 1000000000) AS told, pays.va_number, pays.order_code,
             CASE WHEN pays.n IS NULL AND pg_temp.share(moved.n) < 15 THEN 'out' ELSE 'in' END AS direction,
             COALESCE(pays.amount_vnd, pg_temp.price(moved.n, :amountVnd)) AS amount_vnd,
             CASE WHEN pg_temp.share(moved.n + 2000000000) < 95 THEN 'FT' || lpad(moved.n::text, 12, '0') END
               AS reference_number,
             COALESCE(pays.order_code, 'NGUYEN VAN A') || ' chuyen tien' AS content,
             pg_temp.moment(moved.n, :transactions) AS transacted_at
        FROM generate_series(1::bigint, :transactions) AS moved (n)
        LEFT JOIN seeded_va_order AS pays ON pays.status = 'paid' AND pays.n = moved.n * :finished / :transactions
              AND pays.n > (moved.n - 1) * :finished / :transactions
    ) AS seeded, seeded_account AS account;`

/**
 * What the money is for. One transaction in a hundred once needed a person, who has decided; of those of the last day
 * some still wait.
 */
const ALLOCATIONS = `
  CREATE TEMPORARY TABLE seeded_allocation AS
  SELECT t.id, t.amount_vnd::bigint AS amount_vnd, t.created_at, o.id AS va_order_id, o.receivable_id,
         CASE WHEN o.id IS NOT NULL THEN 'applied' WHEN t.direction = 'out' THEN 'ignored' ELSE 'unmatched' END AS kind,
         o.id IS NULL AND t.direction = 'in' AND pg_temp.share(hashtext(t.id)) < 2 AS needed_attention
    FROM sepay_transaction AS t LEFT JOIN sepay_va_order AS o ON o.order_code = t.code AND o.environment = t.environment
   WHERE t.id LIKE 'septxn\\_0%';
  INSERT INTO sepay_allocation (id, kind, amount_vnd, raw_amount_vnd, needs_attention, announced_at, reason, transaction_id,
         receivable_id, va_order_id, created_at, updated_at)
  SELECT 'sepall_1' || substr(id, 8), kind, amount_vnd, pg_temp.exact(amount_vnd), needed_attention,
         CASE WHEN needed_attention THEN created_at END, 'Seeded.', id, receivable_id, va_order_id, created_at, created_at
    FROM seeded_allocation;
  INSERT INTO sepay_allocation (id, kind, amount_vnd, raw_amount_vnd, needs_attention, reason, actor_id, transaction_id,
         created_at, updated_at)
  SELECT 'sepall_' || row.part || substr(id, 8), row.kind, row.sign * amount_vnd, pg_temp.exact(row.sign * amount_vnd),
         row.sign < 0, 'Seeded.', 'user_seeded', id, created_at + interval '1 hour', created_at + interval '1 hour'
    FROM seeded_allocation, (VALUES (2, 'unmatched', -1), (3, 'ignored', 1)) AS row (part, kind, sign)
   WHERE needed_attention AND created_at < now() - interval '6 hours';`

const TABLES = [
  "sepay_receivable",
  "sepay_receivable_session",
  "sepay_va_order",
  "sepay_virtual_account",
  "sepay_transaction",
  "sepay_allocation",
]

/**
 * Writes VA orders and transactions straight into the ledger of a store that knows its bank accounts. SePay and Medusa know
 * nothing of them. Once per database.
 */
export async function seedLedger(databaseUrl: string, size: LedgerSize): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await client.query(`SET statement_timeout = ${TIMEOUT_MILLISECONDS}`)
    // Every reference is right by construction: checking four million of them takes longer than writing the rows.
    await client.query("SET session_replication_role = replica")
    await client.query(DISTRIBUTIONS)
    await client.query(ACCOUNT)
    for (const statements of [VA_ORDERS, RECEIVABLES, ...(size.transactions > 0 ? [TRANSACTIONS, ALLOCATIONS] : [])]) {
      await client.query(fillIn(statements, size))
    }
    // What autovacuum does to a database that has had the time to grow.
    for (const table of TABLES) {
      await client.query(`VACUUM ANALYZE ${table}`)
    }
  })
}

/** Numbers only. Several statements at once take no bindings. */
function fillIn(statements: string, { openVaOrders, finishedVaOrders, transactions, amountVnd }: LedgerSize): string {
  const values = {
    ":amountVnd": amountVnd,
    ":finished": finishedVaOrders,
    ":transactions": transactions,
    ":open": openVaOrders,
  }
  return Object.entries(values).reduce(
    (filled, [name, value]) => filled.replaceAll(new RegExp(`(?<!:)${name}\\b`, "g"), `${value}::bigint`),
    statements
  )
}
