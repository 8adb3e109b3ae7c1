import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { contentSecurityPolicy } from './contentSecurityPolicy'

export const APP_SCHEME = 'app'
const APP_ORIGIN = 'app://leastwise'
export const START_PAGE = `${APP_ORIGIN}/index.html`

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.md': 'text/markdown; charset=utf-8',
}

/**
 * The file under `folder` that a URL of the app's own names, or null: another host, a path that leaves the folder, one that
 * hides a separator or a null in an escape, or a kind of file that the window has no use for.
 */
export function assetPath(url: string, folder: string): string | null {
  const parsed = parsedUrl(url)
  if (parsed === null || parsed.protocol !== `${APP_SCHEME}:` || parsed.host !== 'leastwise') return null
  const name = decoded(parsed.pathname)
  if (name === null || name.includes('\0') || name.includes('\\')) return null
  const root = resolve(folder)
  const path = resolve(root, `.${name}`)
  return path.startsWith(root + sep) && extname(path).toLowerCase() in contentTypes ? path : null
}

export interface AssetFolders {
  /** The built page. */
  readonly page: string
  /** The documentation, found under /docs/. */
  readonly docs: string
}

const DOCS = `${APP_ORIGIN}/docs/`

/** Answers a request of the window's page from the built files or the documentation: with the strict policy, or 404. */
export async function serveAsset(
  { url, method }: { readonly url: string; readonly method: string },
  { folders, styleNonce }: { readonly folders: AssetFolders; readonly styleNonce: string },
): Promise<Response> {
  if (method !== 'GET') return notFound()
  const path = url.startsWith(DOCS)
    ? assetPath(`${APP_ORIGIN}/${url.slice(DOCS.length)}`, folders.docs)
    : assetPath(url, folders.page)
  if (path === null) return notFound()
  try {
    const content = await readFile(path)
    return new Response(new Uint8Array(content), {
      headers: {
        'Content-Type': contentTypes[extname(path).toLowerCase()],
        'Content-Security-Policy': contentSecurityPolicy(styleNonce),
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-cache',
      },
    })
  } catch {
    return notFound()
  }
}

const notFound = (): Response =>
  new Response('Not found', {
    status: 404,
    headers: { 'Content-Type': 'text/plain', 'X-Content-Type-Options': 'nosniff' },
  })

function parsedUrl(url: string): URL | null {
  try {
    return new URL(url)
  } catch {
    return null
  }
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}
