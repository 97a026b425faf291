import file from './add.wasm?url&no-inline'

/** Where the API is, as a worker tells that a second one, made of a blob, has let begin. */
export async function ask(): Promise<string> {
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
