import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const output = join(import.meta.dirname, 'dist/web');
const server = process.env['MAINSTAY_DEV_SERVER'] ?? 'http://127.0.0.1:8080';

/** Writes a .br beside every text asset, so that the server sends them without compressing at run time. */
const brotli = (): Plugin => ({
  name: 'mainstay-brotli',
  apply: 'build',
  closeBundle: () => {
    for (const name of readdirSync(output, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(js|css|html|svg|json)$/.test(name)) continue;
      const content = readFileSync(join(output, name));
      if (content.length < 1024) continue;
      const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
      writeFileSync(join(output, `${name}.br`), brotliCompressSync(content, { params }));
    }
  },
});

export default defineConfig({
  root: join(import.meta.dirname, 'web'),
  plugins: [react(), brotli()],
  build: {
    outDir: output,
    emptyOutDir: true,
    target: 'es2023',
    // Older targets make lightningcss rewrite light-dark() into variables that Mantine never sets.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    manifest: true,
    reportCompressedSize: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      treeshake: {
        // Doors such as #ui and #domain/pricing only pass names on; without this every screen would load all that they name.
        moduleSideEffects: (id) =>
          !/\/(?:web|src)\/.*\.tsx?$/.test(id) || id.endsWith('/web/app/main.tsx') || id.endsWith('.css'),
      },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/api': server } },
});
