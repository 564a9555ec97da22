// Plain JavaScript that any Node runs: says how to get the right one instead of failing on syntax.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 15)) {
  process.stderr.write(
    [
      `Mainstay needs Node 24.15 or newer; this is ${process.version}.`,
      'Linux and Windows: run "npm ci" and start through npm (npm run demo), which brings its own Node 24.',
      'macOS: install Node 24.15 or newer.',
      `砥柱需要 Node 24.15 或更新版本，当前为 ${process.version}。请先运行 npm ci，再用 npm run demo 启动。`,
      '',
    ].join('\n'),
  );
  process.exit(1);
}
