import { withThrowAwayPostgres } from "./throw-away-postgres"

/**
 * Runs one command with a throw-away Postgres, to which DATABASE_URL and the DB_ variables point:
 *
 *     npx tsx scripts/with-postgres.ts npx medusa plugin:db:generate
 */
async function main([command, ...args]: string[]): Promise<number> {
  if (command === undefined) {
    throw new Error("Say which command to run: tsx scripts/with-postgres.ts <command> [arguments]")
  }
  return withThrowAwayPostgres((run) => run(command, args))
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message)
    process.exit(1)
  }
)
