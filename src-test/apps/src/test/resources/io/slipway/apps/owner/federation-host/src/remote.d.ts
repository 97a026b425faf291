declare module 'remote/widget' {
  export function told(text: string): string
}
