// Parses an AsyncAPI document by the parser of its authors, with nothing left to complain of.
//
//     node parse.mjs ../../../shared-events/src/main/resources/asyncapi.json

import { readFile } from 'node:fs/promises'
import { Parser, DiagnosticSeverity } from '@asyncapi/parser'

const { document, diagnostics } = await new Parser().parse(await readFile(process.argv[2], 'utf8'))
const serious = diagnostics.filter(({ severity }) => severity <= DiagnosticSeverity.Warning)
for (const { severity, path, message } of serious) {
  console.error(`${DiagnosticSeverity[severity]} at ${path.join('/')}: ${message}`)
}
if (!document || serious.length > 0) {
  process.exitCode = 1
} else {
  const messages = document.allMessages().all().length
  console.log(`AsyncAPI ${document.version()}: ${document.channels().all().length} channels, ${messages} messages`)
}
