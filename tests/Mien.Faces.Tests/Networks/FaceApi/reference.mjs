// Writes reference.json: what the npm package itself (its bundled TensorFlow.js, pure JavaScript backend) answers to
// generated pictures. Run in this folder: node reference.mjs
// Picture, channel c, row y, column x, every value a whole number 0 … 255:
//   round(127.5 + 127.5 · sin(0.05·(x+1)·(c+1) + 0.03·y))
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';

const here = dirname(fileURLToPath(import.meta.url));
let root = here;
for (;;) {
  root = dirname(root);
  try { readFileSync(join(root, 'package-lock.json')); break; } catch { /* one folder up */ }
}
const packageFolder = join(root, 'node_modules/@vladmandic/face-api');
// The bundle is made for browsers; on seeing Node it asks for a module that is not bundled.
Object.defineProperty(process, 'versions', { value: { ...process.versions, node: undefined } });
const faceapi = await import(join(packageFolder, 'dist/face-api.esm.js'));
const { tf } = faceapi;
tf.env().setPlatform('script', {
  now: () => performance.now(),
  isTypedArray: (value) => ArrayBuffer.isView(value) && !(value instanceof DataView),
  encode: (text) => new TextEncoder().encode(text),
  decode: (bytes) => new TextDecoder().decode(bytes),
});
class NoElement { }
faceapi.env.setEnv({ Canvas: NoElement, Image: NoElement, ImageData: NoElement, Video: NoElement, CanvasRenderingContext2D: NoElement });
await tf.setBackend('cpu');
await tf.ready();

/** The package's loader fetches over HTTP; here its own decoder gets the files from disk. */
async function load(net, name) {
  const manifest = JSON.parse(readFileSync(join(packageFolder, `model/${name}_model-weights_manifest.json`), 'utf8'));
  const fetchWeights = async (paths) => paths.map((path) => {
    const bytes = readFileSync(path);
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  });
  net.loadFromWeightMap(await tf.io.weightsLoaderFactory(fetchWeights)(manifest, join(packageFolder, 'model')));
  return net;
}

function picture(size) {
  const values = new Float32Array(size * size * 3);
  let i = 0;
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      for (let c = 0; c < 3; c++)
        values[i++] = Math.round(127.5 + 127.5 * Math.sin(0.05 * (x + 1) * (c + 1) + 0.03 * y));
  return tf.tensor4d(values, [1, size, size, 3]);
}

const input = (size) => faceapi.toNetInput(picture(size));
const list = (tensor) => Array.from(tensor.dataSync(), (value) => Number(value.toPrecision(8)));
const answers = {};

const detector = await load(new faceapi.SsdMobilenetv1(), 'ssd_mobilenetv1');
const { boxes, scores } = detector.forwardInput(await input(512));
// Every 17th of the 5118 anchors: enough to catch any wrong layer, anchor or order, and small enough to read.
const boxValues = list(boxes[0]), scoreValues = list(scores[0]); // one tensor for each picture of the batch
answers.detector = {
  anchors: scoreValues.length,
  boxes: boxValues.filter((_, i) => Math.floor(i / 4) % 17 === 0),
  scores: scoreValues.filter((_, i) => i % 17 === 0),
};

const landmarks = await load(new faceapi.FaceLandmark68Net(), 'face_landmark_68');
answers.landmarks = list(landmarks.runNet(await input(112)));

const recognition = await load(new faceapi.FaceRecognitionNet(), 'face_recognition');
answers.identity = list(recognition.forwardInput(await input(150)));

const ageGender = await load(new faceapi.AgeGenderNet(), 'age_gender');
const { age, gender } = ageGender.forwardInput(await input(112));
answers.age = list(age);
answers.gender = list(gender);

const expression = await load(new faceapi.FaceExpressionNet(), 'face_expression');
answers.expression = list(expression.forwardInput(await input(112)));

writeFileSync(join(here, 'reference.json'), `${JSON.stringify(answers)}\n`);
