// Python as it is in Pyodide, which is CPython made into WebAssembly, for a module or a script:
//
//     node tests/pyodide.js FOLDER:… -m MODULE ARGUMENTS…
//     node tests/pyodide.js FOLDER:… SCRIPT ARGUMENTS…
//
// The folders are those of packages. They and the current one are what it sees of this machine's files, under
// their own names; /tmp is its own. Node has to find the npm package `pyodide`: NODE_PATH may say where it is.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const {Worker, isMainThread} = require('node:worker_threads');

// Python does not see where the stack ends, which is Node's; only of a worker's it can be said how large it is.
const stackSizeMb = 256;

async function main(folders, args) {
  const {loadPyodide} = require('pyodide');
  const pyodide = await loadPyodide({env: {HOME: '/home/pyodide'}});
  // A worker's own streams have no descriptor, which pytest asks for.
  pyodide.setStdin({stdin: () => null});
  pyodide.setStdout({write: (bytes) => fs.writeSync(1, bytes)});
  pyodide.setStderr({write: (bytes) => fs.writeSync(2, bytes)});
  const packages = folders.split(path.delimiter).filter(Boolean);
  for (const root of [...packages, process.cwd()]) {
    pyodide.FS.mkdirTree(root);
    pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, {root}, root);
  }
  pyodide.globals.set('given', pyodide.toPy({args, packages, folder: process.cwd()}));
  return pyodide.runPython(`
import os
import runpy
import sys

sys.path[:0] = given['packages']
os.chdir(given['folder'])
status = 0
try:
    match given['args']:
        case ['-m', module, *_]:
            sys.argv = given['args'][1:]
            runpy.run_module(module, run_name='__main__', alter_sys=True)
        case [script, *_]:
            sys.argv = given['args']
            runpy.run_path(script, run_name='__main__')
except SystemExit as end:
    status = end.code or 0
int(status)
`);
}

if (isMainThread) {
  const worker = new Worker(__filename, {argv: process.argv.slice(2), resourceLimits: {stackSizeMb}});
  worker.on('exit', (code) => { process.exitCode = code; });
} else {
  const [folders, ...args] = process.argv.slice(2);
  main(folders, args).then((code) => process.exit(code));
}
