import small from './add.wasm?init'

/** Answers with the value once both modules have added: the one that Vite inlines, and the one that it leaves a file. */
self.onmessage = async (event: MessageEvent<string>) => {
  const added = [await small(), await (await WebAssembly.instantiateStreaming(fetch(event.data))).instance]
    .map((it) => (it.exports.add as (a: number, b: number) => number)(20, 22))
  self.postMessage(added.every((it) => it === 42) ? import.meta.env.VITE_API_URL : `added ${added}`)
}
