// Times networks in a browser, and holds each against the first of them: differences in levels of 255.
//   node bench/Mien.Measurements/Browser/measure.mjs wasm:models/live-256/model.onnx wasm:web/live-256.wasm.onnx webgpu:web/live-256.webgpu.onnx
// Needs Chromium (Debian: apt-get install chromium), or the program that CHROMIUM names. WebGPU is Chromium's SwiftShader, on the CPU, unless CHROMIUM_GPU=1:
// it has no float16, and its times say nothing of a GPU's.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const runtime = join(here, '../../../node_modules/onnxruntime-web/dist');
const runs = process.argv.slice(2).map((word) => ({ provider: word.slice(0, word.indexOf(':')), file: word.slice(word.indexOf(':') + 1) }));
const types = { html: 'text/html', mjs: 'text/javascript', wasm: 'application/wasm' };

/** What stands under a path: the page, the list of runs, a model by its number, a file of the runtime. */
function contentOf(path) {
  if (path === '/') return readFileSync(join(here, 'page.html'));
  if (path === '/runs') return JSON.stringify(runs);
  if (path.startsWith('/model/')) return readFileSync(runs[Number(path.slice('/model/'.length))].file);
  return readFileSync(join(runtime, path.slice('/runtime/'.length).replaceAll('/', '')));
}

const server = createServer((request, response) => {
  if (request.method === 'POST') {
    let line = '';
    request.on('data', (part) => { line += part; });
    request.on('end', () => { response.end(); if (line === 'done') finish(); else console.log(line); });
    return;
  }

  try {
    const content = contentOf(request.url);
    // Threads of WASM need a page that is isolated from others.
    response.writeHead(200, {
      'Content-Type': types[request.url === '/' ? 'html' : request.url.split('.').at(-1)] ?? 'application/octet-stream',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    });
    response.end(content);
  } catch {
    response.writeHead(404);
    response.end();
  }
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));

const profile = mkdtempSync(join(tmpdir(), 'mien-chromium-'));
const gpu = process.env.CHROMIUM_GPU ? [] : ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--enable-features=Vulkan'];
const browser = spawn(process.env.CHROMIUM ?? 'chromium', [
  '--headless', '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  ...(process.env.CHROMIUM_FLAGS?.split(' ') ?? []), `--user-data-dir=${profile}`, ...(runs.some((run) => run.provider === 'webgpu') ? gpu : ['--disable-gpu']), `http://127.0.0.1:${server.address().port}/`,
], { stdio: 'ignore' });
browser.on('error', (failure) => { console.error(`error: ${failure.message}\nhint: apt-get install chromium, or name it in CHROMIUM`); process.exit(4); });

function finish() {
  // Its helpers still write for a moment.
  browser.on('exit', () => setTimeout(() => { rmSync(profile, { recursive: true, force: true, maxRetries: 5 }); process.exit(0); }, 1000));
  browser.kill();
}
