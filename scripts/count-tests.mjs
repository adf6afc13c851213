#!/usr/bin/env node
// Prints "passed failed skipped" from the JSON report of vitest or of Playwright. A test that passed only when it was
// tried again has failed.
import { existsSync, readFileSync } from 'node:fs'

const [, , runner, file] = process.argv
if (!existsSync(file)) {
  console.error(`count-tests: ${runner} left no report: it did not get as far as its tests.`)
  process.exit(1)
}
const report = JSON.parse(readFileSync(file, 'utf8'))
const counts = {
  vitest: () => [
    report.numPassedTests,
    // A file that cannot even be read has no failed tests, only a failed suite.
    Math.max(report.numFailedTests, report.numFailedTestSuites > 0 && report.numFailedTests === 0 ? 1 : 0),
    report.numPendingTests + report.numTodoTests,
  ],
  playwright: () => [
    report.stats.expected,
    report.stats.unexpected + report.stats.flaky + report.errors.length,
    report.stats.skipped,
  ],
}[runner]
console.log(counts().join(' '))
