import file from './add.wasm?url&no-inline'
import small from './add.wasm?init'

/** Where the API is, as a worker tells that a second one, made of a blob, has let begin, once WebAssembly runs here too. */
export async function ask(): Promise<string> {
  const added = ((await small()).exports.add as (a: number, b: number) => number)(20, 22)
  if (added !== 42) throw new Error(`added ${added}`)
  const blob = new Blob(['self.postMessage("go")'], { type: 'text/javascript' })
  await answer(new Worker(URL.createObjectURL(blob)))
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const url = answer(worker)
  worker.postMessage(new URL(file, location.href).href)
  fetch(await url).catch(() => {})
  return url
}

function answer(worker: Worker): Promise<string> {
  return new Promise((resolve, reject) => {
    worker.onmessage = (event) => resolve(event.data)
    worker.onerror = (event) => reject(new Error(event.message))
  })
}
