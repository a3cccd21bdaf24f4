// Subscribes to the feed of Rollcall, knowing nothing of it but its AsyncAPI document, and holds every record to that.
//
//     KAFKA=localhost:9092 node subscribe.mjs 118
//
// Reads from the beginning until every position up to that one has come. Prints how many it saw of each type, and ends
// with 1 at a record that is not as the document says. ROLLCALL_ORIGIN is where Rollcall is, if not at
// http://localhost:8080.

import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import kafkajs from 'kafkajs'
import lz4 from 'lz4js'

const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = kafkajs

const PATIENCE_MS = 90_000

const origin = process.env.ROLLCALL_ORIGIN ?? 'http://localhost:8080'
const broker = process.env.KAFKA ?? 'localhost:9092'
const last = Number(process.argv[2])

const answer = await fetch(`${origin}/asyncapi.json`, { signal: AbortSignal.timeout(30_000) })
if (!answer.ok) {
  throw new Error(`GET /asyncapi.json: ${answer.status}`)
}
const document = await answer.json()

const ajv = new Ajv({ allErrors: true, strictTypes: false })
ajv.addVocabulary(['x-personal', 'components'])
addFormats(ajv)
ajv.addSchema({ components: document.components }, 'asyncapi') // where references lead

const pointer = (...path) => path.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')

/** What the document says of each type that can be in a channel: a check of its headers, key and payload. */
function checks(channel) {
  const found = new Map()
  for (const { $ref } of Object.values(channel.messages)) {
    const name = $ref.slice('#/components/messages/'.length)
    const { payload, headers, bindings, contentType } = document.components.messages[name]
    const at = (...path) => ajv.compile({ $ref: `asyncapi#/${pointer('components', 'messages', name, ...path)}` })
    found.set(headers.properties.ce_type.const, {
      contentType,
      headers: at('headers'),
      payload: at('payload'),
      key: at('bindings', 'kafka', 'key'),
      complete: Boolean(payload && bindings?.kafka?.key),
    })
  }
  return found
}

const channel = document.channels.events
const known = checks(channel)

/** What is wrong with a record; nothing if it is as the document says. */
function complaints({ key, value, headers }) {
  const text = Object.fromEntries(Object.entries(headers).map(([name, bytes]) => [name, bytes.toString()]))
  const check = known.get(text.ce_type)
  if (!check) {
    return [`the document does not know the type ${text.ce_type}`]
  }
  const about = (what, validate, data) =>
    validate(data) ? [] : [`${text.ce_type}: ${what}: ${ajv.errorsText(validate.errors)}`]
  return [
    ...(check.complete ? [] : [`${text.ce_type}: the document says neither key nor payload`]),
    ...(text['content-type'] === check.contentType ? [] : [`${text.ce_type}: not ${check.contentType}`]),
    ...about('headers', check.headers, text),
    ...about('key', check.key, key.toString()),
    ...about('payload', check.payload, JSON.parse(value.toString())),
  ]
}

CompressionCodecs[CompressionTypes.LZ4] = () => ({ decompress: async (batch) => Buffer.from(lz4.decompress(batch)) })

const kafka = new Kafka({ clientId: 'contract', brokers: [broker], logLevel: logLevel.NOTHING })
const consumer = kafka.consumer({ groupId: `contract-${process.pid}-${Date.now()}` })
const seen = new Map()
const positions = new Set()

await consumer.connect()
await consumer.subscribe({ topic: channel.address, fromBeginning: true })
await new Promise((resolve, reject) => {
  const patience = setTimeout(() => reject(new Error(`${positions.size} of ${last} positions came`)), PATIENCE_MS)
  consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error))
  consumer
    .run({
      eachMessage: async ({ message }) => {
        const wrong = complaints(message)
        if (wrong.length > 0) {
          reject(new Error(wrong.join('\n')))
        }
        const type = message.headers.ce_type.toString()
        const position = Number(message.headers.ce_position)
        seen.set(type, (seen.get(type) ?? 0) + 1)
        if (position <= last) {
          positions.add(position)
        }
        if (positions.size === last) {
          clearTimeout(patience)
          resolve()
        }
      },
    })
    .catch(reject)
}).catch((problem) => {
  console.error(problem.message)
  process.exitCode = 1
})
await consumer.disconnect()

for (const [type, count] of [...seen].sort()) {
  console.log(`${type} ${count}`)
}
if (!process.exitCode) {
  console.log(`All of 1 to ${last} are as the document says.`)
}
process.exit()
