import assert from 'node:assert/strict';
import { createCanvasLine } from './canvas.js';

describe('createCanvasLine', () => {
  it('covers earlier text', () => {
    const line = createCanvasLine(10);
    line.put(0, '│││││');
    line.put(1, 'ab');

    assert.equal(line.toText(), '│ab││');
    assert.equal(line.end(), 5);
  });

  it('gives wide characters two columns', () => {
    const line = createCanvasLine(10);
    line.put(0, '수선');
    line.put(4, '│');

    assert.equal(line.toText(), '수선│');
  });

  it('erases the other half of a wide character that is covered', () => {
    const line = createCanvasLine(6);
    line.put(0, '수선');
    line.put(1, 'x');
    line.put(2, 'y');

    assert.equal(line.toText(), ' xy');
  });

  it('keeps a combining mark with its character', () => {
    const line = createCanvasLine(4);
    line.put(0, 'q\u0301x');

    assert.equal(line.toText(), 'q\u0301x');
  });

  it('cuts off what leaves the line', () => {
    const line = createCanvasLine(4);
    line.put(2, 'abc');

    assert.equal(line.toText(), '  a…');
  });
});
