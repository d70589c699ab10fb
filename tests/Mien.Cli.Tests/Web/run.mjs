// Runs a network in onnxruntime-web's WASM, as a browser does: node run.mjs PACKAGE MODEL SIDE
// The inputs are [1,C,SIDE,SIDE] of float32, read one after the other from stdin; the outputs go to stdout the same way.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [module, model, side] = process.argv.slice(2);
const ort = await import(pathToFileURL(module));
ort.env.wasm.numThreads = 1;
const session = await ort.InferenceSession.create(readFileSync(model), { executionProviders: ['wasm'] });
const given = readFileSync(0);
const floats = new Float32Array(given.buffer.slice(given.byteOffset, given.byteOffset + given.byteLength));
const channels = { target: 3, drawn: 3, coverage: 1 };
const inputs = {};
let start = 0;
for (const name of session.inputNames) {
  const count = channels[name] * side * side;
  inputs[name] = new ort.Tensor('float32', floats.slice(start, start + count), [1, channels[name], +side, +side]);
  start += count;
}

const outputs = await session.run(inputs);
for (const name of session.outputNames) {
  const { data } = outputs[name];
  await new Promise((done) => process.stdout.write(Buffer.from(data.buffer, data.byteOffset, data.byteLength), done));
}
process.exit(0);
