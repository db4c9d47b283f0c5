import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { MedusaError } from "@medusajs/framework/utils"

/** A condition that each row of a table has to meet by itself. */
interface RowRule {
  table: string
  name: string
  /** What the constraint says. Postgres prepares and checks it with every update of a row: it has to be short. */
  condition: string
  /** What is looked for in the rows that are there. @default the rows that fail `condition` */
  violation?: string
  /** Columns that tell what is wrong with a row. */
  columns: string[]
  whatToDo: string
}

/** Columns of Medusa's `bigNumber`, each with a twin `raw_…`, and what their numbers are; `null`: any number. */
const AMOUNTS: Array<[table: string, column: string, range: string | null]> = [
  // SePay may report a transfer of 0 VND: it is kept like any other.
  ["sepay_transaction", "amount_vnd", "amount_vnd >= 0"],
  // Whole VND, not NaN and not infinite; and so is all that has to be a sum of allocations.
  ["sepay_allocation", "amount_vnd", "amount_vnd % 1 = 0"],
  // 0: nothing is owed any more.
  ["sepay_receivable", "amount_vnd", "amount_vnd >= 0 AND amount_vnd % 1 = 0"],
  ["sepay_receivable", "exact_amount", "exact_amount >= 0 AND exact_amount < 'Infinity'"],
  ["sepay_receivable", "received_vnd", "received_vnd >= 0"],
  ["sepay_receivable", "received_announced_vnd", "received_announced_vnd >= 0"],
  ["sepay_va_order", "amount_vnd", "amount_vnd > 0 AND amount_vnd % 1 = 0"],
  ["sepay_va_order", "paid_amount_vnd", "paid_amount_vnd >= 0"],
  ["sepay_virtual_account", "amount_vnd", "amount_vnd > 0 AND amount_vnd % 1 = 0"],
  ["sepay_return_owed", "amount_vnd", "amount_vnd > 0 AND amount_vnd % 1 = 0"],
  ["sepay_return_owed", "exact_amount", "exact_amount > 0 AND exact_amount < 'Infinity'"],
  // An account can be overdrawn, and SePay may not tell its balance.
  ["sepay_bank_account", "balance_vnd", null],
]

/** Tables whose rows are kept for ever: Medusa's soft deletion would hide money. */
const KEPT_TABLES = ["sepay_transaction", "sepay_allocation", "sepay_receivable", "sepay_va_order", "sepay_return_owed"]

const ROW_RULES: RowRule[] = [
  ...AMOUNTS.flatMap(amountRules),
  ...KEPT_TABLES.map((table) => ({
    table,
    name: `${table}_not_deleted`,
    condition: "deleted_at IS NULL",
    columns: ["deleted_at"],
    whatToDo: "Set deleted_at to NULL: the ledger keeps every row.",
  })),
  {
    table: "sepay_allocation",
    name: "sepay_allocation_applied_to_receivable",
    condition: "kind <> 'applied' OR receivable_id IS NOT NULL",
    columns: ["transaction_id", "kind", "amount_vnd"],
    whatToDo: "Set receivable_id to the receivable that this money pays.",
  },
  {
    table: "sepay_return_owed",
    name: "sepay_return_owed_confirmed",
    condition: "(status = 'returned') = (confirmed_at IS NOT NULL AND actor_id IS NOT NULL)",
    columns: ["status", "confirmed_at", "actor_id"],
    whatToDo: "Set status to 'returned', confirmed_at and actor_id if the money was sent back, otherwise set it to 'owed'.",
  },
]

/** A rule over several rows. */
interface SumRule {
  name: string
  /** Selects `id` and `detail` of what breaks it. */
  violations: string
  whatToDo: string
}

/** Sums read only what is not deleted, as the indexes do; `…_not_deleted` makes that all rows. */
const SUM_RULES: SumRule[] = [
  {
    name: "sepay_transaction_sum",
    violations: `SELECT t.id, format('amount_vnd %s, allocations %s', t.amount_vnd, COALESCE(a.sum, 0)) AS detail
      FROM sepay_transaction t LEFT JOIN (SELECT transaction_id, SUM(amount_vnd) AS sum FROM sepay_allocation
        WHERE deleted_at IS NULL GROUP BY transaction_id) a ON a.transaction_id = t.id
     WHERE COALESCE(a.sum, 0) <> t.amount_vnd`,
    whatToDo:
      "Insert the allocation that is missing, or one with a negative amount that takes back what is too much. If you do not " +
      "know what the money is for, its kind is 'unmatched' and needs_attention is true.",
  },
  {
    name: "sepay_transaction_parts",
    violations: `SELECT transaction_id AS id, format('%s of receivable %s: %s', kind, COALESCE(receivable_id, '-'), SUM(amount_vnd)) AS detail
      FROM sepay_allocation WHERE deleted_at IS NULL
     GROUP BY transaction_id, kind, receivable_id, va_order_id, needs_attention HAVING SUM(amount_vnd) < 0`,
    whatToDo:
      "Insert an allocation that brings this part back to 0, and one with the negative amount for the part where the money is.",
  },
  {
    name: "sepay_transaction_outgoing",
    violations: `SELECT t.id, format('allocation %s, %s, amount_vnd %s', a.id, a.kind, a.amount_vnd) AS detail
      FROM sepay_transaction t JOIN sepay_allocation a ON a.transaction_id = t.id
     WHERE t.direction = 'out' AND a.kind NOT IN ('returned', 'ignored') AND a.amount_vnd <> 0`,
    whatToDo: "Set the kind of these allocations to 'ignored', or to 'returned' if the transfer sent money back.",
  },
  {
    name: "sepay_receivable_sum",
    violations: `SELECT r.id, format('received_vnd %s, applied allocations %s', r.received_vnd, COALESCE(a.sum, 0)) AS detail
      FROM sepay_receivable r LEFT JOIN (SELECT receivable_id, SUM(amount_vnd) AS sum FROM sepay_allocation
        WHERE kind = 'applied' AND deleted_at IS NULL GROUP BY receivable_id) a ON a.receivable_id = r.id
     WHERE COALESCE(a.sum, 0) <> r.received_vnd`,
    whatToDo: "Set received_vnd and raw_received_vnd to the sum of its applied allocations.",
  },
  {
    name: "sepay_receivable_due",
    violations: `SELECT id, format('received_vnd %s of amount_vnd %s', received_vnd, amount_vnd) AS detail
      FROM sepay_receivable WHERE settlement_status = 'due' AND received_vnd < amount_vnd`,
    whatToDo: "Set settlement_status to 'none': it waits for the rest of the money.",
  },
  {
    name: "sepay_va_order_sum",
    violations: `SELECT o.id, format('paid_amount_vnd %s, applied allocations %s', o.paid_amount_vnd, COALESCE(a.sum, 0)) AS detail
      FROM sepay_va_order o LEFT JOIN (SELECT va_order_id, SUM(amount_vnd) AS sum FROM sepay_allocation
        WHERE kind = 'applied' AND deleted_at IS NULL GROUP BY va_order_id) a ON a.va_order_id = o.id
     WHERE COALESCE(a.sum, 0) <> o.paid_amount_vnd`,
    whatToDo: "Set paid_amount_vnd and raw_paid_amount_vnd to the sum of the allocations that were applied through it.",
  },
  {
    name: "sepay_va_order_receivable",
    violations: `SELECT o.id, format('receivable %s, allocation %s of receivable %s', o.receivable_id, a.id, COALESCE(a.receivable_id, '-')) AS detail
      FROM sepay_va_order o JOIN sepay_allocation a ON a.va_order_id = o.id
     WHERE a.kind = 'applied' AND a.deleted_at IS NULL AND a.receivable_id IS DISTINCT FROM o.receivable_id`,
    whatToDo: "Set va_order_id of these allocations to NULL, and take their amounts off paid_amount_vnd.",
  },
]

/** Each function proves one rule when a database transaction is committed. */
const FUNCTIONS = [
  `CREATE FUNCTION sepay_refuse(rule text, relation text, problem text, what_to_do text) RETURNS void LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = rule, TABLE = relation,
       MESSAGE = rule || ': ' || problem, HINT = what_to_do;
   END $$;`,

  `CREATE FUNCTION sepay_check_transaction_sum() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE
     checked_id text;
     amount numeric;
     flow text;
     allocated numeric;
   BEGIN
     IF TG_TABLE_NAME = 'sepay_allocation' THEN checked_id := NEW.transaction_id; ELSE checked_id := NEW.id; END IF;
     SELECT t.amount_vnd, t.direction, (SELECT COALESCE(SUM(a.amount_vnd), 0) FROM sepay_allocation a
              WHERE a.transaction_id = t.id AND a.deleted_at IS NULL)
       INTO amount, flow, allocated FROM sepay_transaction t WHERE t.id = checked_id;
     IF allocated <> amount THEN
       PERFORM sepay_refuse('sepay_transaction_sum', 'sepay_transaction',
         format('Transaction %s is over %s VND, but its allocations add up to %s VND.', checked_id, amount, allocated),
         'Write a transaction and its allocations in one database transaction. To correct an allocation, insert two more: '
         'one takes the amount back (negative), the other says what the money is for.');
     END IF;
     IF flow = 'out' AND TG_TABLE_NAME = 'sepay_allocation' THEN
       IF NEW.kind NOT IN ('returned', 'ignored') THEN
         PERFORM sepay_refuse('sepay_transaction_outgoing', 'sepay_allocation',
           format('Allocation %s says "%s" of transaction %s, which is an outgoing transfer.', NEW.id, NEW.kind, checked_id),
           'Outgoing money is "returned" or "ignored".');
       END IF;
     END IF;
     RETURN NULL;
   END $$;`,

  // Two database transactions that take the same money do not see each other's rows. Writing the transaction's row makes
  // the second one wait for the first; under REPEATABLE READ, a mere lock would let both pass.
  `CREATE FUNCTION sepay_check_transaction_parts() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE
     part record;
   BEGIN
     UPDATE sepay_transaction SET updated_at = now() WHERE id = NEW.transaction_id;
     SELECT kind, receivable_id, SUM(amount_vnd) AS amount INTO part FROM sepay_allocation
      WHERE transaction_id = NEW.transaction_id AND deleted_at IS NULL
      GROUP BY kind, receivable_id, va_order_id, needs_attention HAVING SUM(amount_vnd) < 0 LIMIT 1;
     IF FOUND THEN
       PERFORM sepay_refuse('sepay_transaction_parts', 'sepay_allocation',
         format('The "%s" money of transaction %s (receivable %s) would be %s VND.',
           part.kind, NEW.transaction_id, COALESCE(part.receivable_id, '-'), part.amount),
         'Take back no more than there is. Lock the transaction''s row before you read its allocations.');
     END IF;
     RETURN NULL;
   END $$;`,

  `CREATE FUNCTION sepay_check_receivable_sum() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE
     checked_id text;
     received numeric;
     applied numeric;
   BEGIN
     IF TG_TABLE_NAME = 'sepay_allocation' THEN checked_id := NEW.receivable_id; ELSE checked_id := NEW.id; END IF;
     SELECT r.received_vnd, (SELECT COALESCE(SUM(a.amount_vnd), 0) FROM sepay_allocation a
              WHERE a.receivable_id = r.id AND a.kind = 'applied' AND a.deleted_at IS NULL)
       INTO received, applied FROM sepay_receivable r WHERE r.id = checked_id;
     IF applied <> received THEN
       PERFORM sepay_refuse('sepay_receivable_sum', 'sepay_receivable',
         format('Receivable %s says that %s VND were received, but its applied allocations add up to %s VND.',
           checked_id, received, applied),
         'Change received_vnd and the applied allocations in one database transaction.');
     END IF;
     RETURN NULL;
   END $$;`,

  `CREATE FUNCTION sepay_check_receivable_due() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE
     receivable record;
   BEGIN
     SELECT received_vnd, amount_vnd INTO receivable FROM sepay_receivable
      WHERE id = NEW.id AND settlement_status = 'due' AND received_vnd < amount_vnd;
     IF FOUND THEN
       PERFORM sepay_refuse('sepay_receivable_due', 'sepay_receivable',
         format('Receivable %s is due to be captured, but only %s of %s VND were received.',
           NEW.id, receivable.received_vnd, receivable.amount_vnd),
         'A receivable is due only when its whole amount was received.');
     END IF;
     RETURN NULL;
   END $$;`,

  `CREATE FUNCTION sepay_check_va_order_sum() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE
     checked_id text;
     owner_id text;
     paid numeric;
     applied numeric;
   BEGIN
     IF TG_TABLE_NAME = 'sepay_allocation' THEN checked_id := NEW.va_order_id; ELSE checked_id := NEW.id; END IF;
     SELECT o.receivable_id, o.paid_amount_vnd, (SELECT COALESCE(SUM(a.amount_vnd), 0) FROM sepay_allocation a
              WHERE a.va_order_id = o.id AND a.kind = 'applied' AND a.deleted_at IS NULL)
       INTO owner_id, paid, applied FROM sepay_va_order o WHERE o.id = checked_id;
     IF applied <> paid THEN
       PERFORM sepay_refuse('sepay_va_order_sum', 'sepay_va_order',
         format('VA order %s says that %s VND were paid, but the allocations applied through it add up to %s VND.',
           checked_id, paid, applied),
         'Change paid_amount_vnd and the applied allocations in one database transaction.');
     END IF;
     IF TG_TABLE_NAME = 'sepay_allocation' THEN
       IF NEW.receivable_id IS DISTINCT FROM owner_id THEN
         PERFORM sepay_refuse('sepay_va_order_receivable', 'sepay_allocation',
           format('Allocation %s pays receivable %s through VA order %s, which belongs to receivable %s.',
             NEW.id, COALESCE(NEW.receivable_id, '-'), checked_id, owner_id),
           'Money that a person matched with a payment came through no VA order: va_order_id is NULL.');
       END IF;
     END IF;
     RETURN NULL;
   END $$;`,

  `CREATE FUNCTION sepay_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     PERFORM sepay_refuse(TG_NAME, TG_TABLE_NAME, format('%s of %s %s is refused.', TG_OP, TG_TABLE_NAME, OLD.id), TG_ARGV[0]);
     RETURN NULL;
   END $$;`,
]

/** Names in the order of the functions' creation. */
const FUNCTION_NAMES = FUNCTIONS.map((statement) => /FUNCTION (\w+)/.exec(statement)?.[1] ?? "")

interface TriggerRule {
  table: string
  name: string
  statement: string
}

/** Only a change that can break a rule costs a check: `UPDATE OF` and `WHEN` keep the others away from it. */
const TRIGGERS: TriggerRule[] = [
  atCommit("sepay_transaction", "sepay_transaction_sum", "INSERT", "NEW.amount_vnd <> 0", "transaction_sum"),
  atCommit("sepay_allocation", "sepay_transaction_sum", "INSERT", "NEW.amount_vnd <> 0", "transaction_sum"),
  atCommit("sepay_allocation", "sepay_transaction_parts", "INSERT", "NEW.amount_vnd < 0", "transaction_parts"),
  atCommit("sepay_receivable", "sepay_receivable_sum_new", "INSERT", "NEW.received_vnd <> 0", "receivable_sum"),
  atCommit(
    "sepay_receivable",
    "sepay_receivable_sum",
    "UPDATE OF received_vnd",
    "OLD.received_vnd IS DISTINCT FROM NEW.received_vnd",
    "receivable_sum"
  ),
  atCommit("sepay_allocation", "sepay_receivable_sum", "INSERT", "NEW.kind = 'applied'", "receivable_sum"),
  atCommit(
    "sepay_receivable",
    "sepay_receivable_due",
    "INSERT OR UPDATE OF settlement_status, received_vnd, amount_vnd",
    "NEW.settlement_status = 'due' AND NEW.received_vnd < NEW.amount_vnd",
    "receivable_due"
  ),
  atCommit("sepay_va_order", "sepay_va_order_sum_new", "INSERT", "NEW.paid_amount_vnd <> 0", "va_order_sum"),
  atCommit(
    "sepay_va_order",
    "sepay_va_order_sum",
    "UPDATE OF paid_amount_vnd",
    "OLD.paid_amount_vnd IS DISTINCT FROM NEW.paid_amount_vnd",
    "va_order_sum"
  ),
  atCommit(
    "sepay_allocation",
    "sepay_va_order_sum",
    "INSERT",
    "NEW.kind = 'applied' AND NEW.va_order_id IS NOT NULL",
    "va_order_sum"
  ),
  atOnce(
    "sepay_allocation",
    "sepay_allocation_append_only",
    [
      "id",
      "transaction_id",
      "receivable_id",
      "va_order_id",
      "kind",
      "amount_vnd",
      "needs_attention",
      "reason",
      "actor_id",
      "created_at",
    ],
    "An allocation is never changed. Insert two more: one takes the amount back (negative), the other says what the money is for."
  ),
  atOnce(
    "sepay_transaction",
    "sepay_transaction_fixed",
    ["id", "environment", "direction", "amount_vnd"],
    "What SePay reported is never changed. What the money is for is said by its allocations."
  ),
  atOnce(
    "sepay_va_order",
    "sepay_va_order_fixed",
    ["id", "environment", "receivable_id"],
    "A VA order belongs to one receivable for ever."
  ),
  atOnce(
    "sepay_return_owed",
    "sepay_return_owed_fixed",
    ["id", "environment", "receivable_id", "refund_id", "amount_vnd", "exact_amount"],
    "What is owed back is Medusa's refund. Confirm that it was returned."
  ),
  ...["sepay_allocation", "sepay_transaction", "sepay_return_owed"].map((table) => ({
    table,
    name: `${table}_kept`,
    statement: `CREATE TRIGGER ${table}_kept BEFORE DELETE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION sepay_refuse_change('The ledger keeps every row.');`,
  })),
]

/** How many rows of a broken rule the error names. */
const NAMED_ROWS = 10

/**
 * Makes Postgres refuse what must never be in the ledger: sums that do not add up, amounts that cannot be, and changes of
 * what was recorded. It first looks at the rows that are there, and changes nothing where one breaks a rule.
 *
 * Why the sums need no lock: a check sees the committed rows and those of its own database transaction. What is committed
 * adds up, so a database transaction passes only when its own rows change both sides of a sum by the same amount, and then
 * any number of them at once do. `received_vnd` and `paid_amount_vnd` are one row each, which Postgres locks for whoever
 * changes it. Only "no part is below zero" is no sum: there the transaction's row is written, after the receivable's row that
 * the ledger has locked before.
 *
 * `TRUNCATE` is not refused: Medusa's test runner empties the tables of a store with it.
 */
export class Migration20261126090000 extends Migration {
  override async up(): Promise<void> {
    // Nobody writes between the look at the rows and the triggers.
    await this.execute(
      `LOCK TABLE sepay_transaction, sepay_allocation, sepay_receivable, sepay_va_order, sepay_virtual_account,
        sepay_return_owed, sepay_bank_account IN ACCESS EXCLUSIVE MODE`
    )
    await this.#requireHealthyLedger()
    for (const table of new Set(ROW_RULES.map((rule) => rule.table))) {
      const constraints = ROW_RULES.filter((rule) => rule.table === table).map(
        ({ name, condition }) => `ADD CONSTRAINT ${name} CHECK (${condition})`
      )
      this.addSql(`ALTER TABLE ${table} ${constraints.join(", ")};`)
    }
    for (const statement of [...FUNCTIONS, ...TRIGGERS.map((trigger) => trigger.statement)]) {
      this.addSql(statement)
    }
  }

  override async down(): Promise<void> {
    for (const { table, name } of TRIGGERS) {
      this.addSql(`DROP TRIGGER IF EXISTS ${name} ON ${table};`)
    }
    for (const name of [...FUNCTION_NAMES].reverse()) {
      this.addSql(`DROP FUNCTION IF EXISTS ${name};`)
    }
    for (const { table, name } of ROW_RULES) {
      this.addSql(`ALTER TABLE IF EXISTS ${table} DROP CONSTRAINT IF EXISTS ${name};`)
    }
  }

  /** @throws MedusaError that lists the rows that break a rule, and what to do. */
  async #requireHealthyLedger(): Promise<void> {
    const broken: string[] = []
    for (const { name, violations, whatToDo } of [...ROW_RULES.map(toSumRule), ...SUM_RULES]) {
      const rows = await this.execute(
        `SELECT id, detail, count(*) OVER () AS count FROM (${violations}) AS broken ORDER BY id LIMIT ${NAMED_ROWS}`
      )
      const [first] = rows
      if (first) {
        const named = rows.map(({ id, detail }) => `${id} (${detail})`).join("; ")
        const more = Number(first.count) > rows.length ? `; and ${Number(first.count) - rows.length} more` : ""
        broken.push(`- ${name}: ${named}${more}. ${whatToDo}`)
      }
    }
    if (broken.length > 0) {
      throw new MedusaError(
        MedusaError.Types.UNEXPECTED_STATE,
        "The SePay ledger has rows that contradict each other. This migration changed nothing. Correct these rows, then " +
          `run "npx medusa db:migrate" again:\n${broken.join("\n")}`
      )
    }
  }
}

function amountRules([table, column, range]: (typeof AMOUNTS)[number]): RowRule[] {
  const twin: RowRule = {
    table,
    name: `${table}_${column}_raw`,
    condition: `(raw_${column} ->> 'value')::numeric IS NOT DISTINCT FROM ${column}`,
    // A text that is no number is found, too. No question mark: Knex would take it for a binding.
    violation: `CASE WHEN raw_${column} ->> 'value' ~ '^-{0,1}[0-9]+([.][0-9]+){0,1}([eE][-+]{0,1}[0-9]+){0,1}$'
      THEN (raw_${column} ->> 'value')::numeric IS DISTINCT FROM ${column}
      ELSE raw_${column} ->> 'value' IS NOT NULL OR ${column} IS NOT NULL END`,
    columns: [column, `raw_${column}`],
    whatToDo: `Set raw_${column} to {"value": "<the number in ${column}>", "precision": 20}.`,
  }
  const bounds = (condition: string): RowRule => ({
    table,
    name: `${table}_${column}_range`,
    condition,
    columns: [column],
    whatToDo: `Correct ${column} and raw_${column}: ${condition}.`,
  })
  return range === null ? [twin] : [bounds(range), twin]
}

/** The rows of a table that fail a condition, as a constraint would find them. */
function toSumRule({ table, name, condition, violation, columns, whatToDo }: RowRule): SumRule {
  const detail = columns.map((column) => `'${column} ' || COALESCE(${column}::text, 'NULL')`).join(` || ', ' || `)
  return { name, violations: `SELECT id, ${detail} AS detail FROM ${table} WHERE ${violation ?? `(${condition}) IS FALSE`}`, whatToDo }
}

/** A trigger that runs its check when the database transaction is committed. */
function atCommit(table: string, name: string, event: string, when: string, check: string): TriggerRule {
  return {
    table,
    name,
    statement: `CREATE CONSTRAINT TRIGGER ${name} AFTER ${event} ON ${table} DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION sepay_check_${check}();`,
  }
}

/** A trigger that refuses to change columns, in the statement that tries. */
function atOnce(table: string, name: string, columns: string[], whatToDo: string): TriggerRule {
  const values = (row: string) => columns.map((column) => `${row}.${column}`).join(", ")
  return {
    table,
    name,
    statement: `CREATE TRIGGER ${name} BEFORE UPDATE OF ${columns.join(", ")} ON ${table}
      FOR EACH ROW WHEN ((${values("OLD")}) IS DISTINCT FROM (${values("NEW")}))
      EXECUTE FUNCTION sepay_refuse_change('${whatToDo.replaceAll("'", "''")}');`,
  }
}
