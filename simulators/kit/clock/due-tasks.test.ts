import assert from 'node:assert/strict';
import { createDueTasks } from './due-tasks.js';

describe('due tasks', () => {
  const nothing = () => undefined;

  it('come in the order in which they fall due', () => {
    const tasks = createDueTasks();

    for (const dueAtMs of [30, 10, 20]) tasks.add(dueAtMs, nothing);

    assert.deepEqual(tasks.dueTimes(), [10, 20, 30]);
    assert.equal(tasks.take()?.dueAtMs, 10);
  });

  it('come in the order of their making when they fall due together', () => {
    const tasks = createDueTasks();
    const [first, second] = [() => undefined, () => undefined];

    tasks.add(10, first);
    tasks.add(10, second);

    assert.equal(tasks.take()?.task, first);
    assert.equal(tasks.take()?.task, second);
  });

  it('wait no longer once they were called off, and may be called off twice', () => {
    const tasks = createDueTasks();
    tasks.add(20, nothing);

    const callOff = tasks.add(10, nothing);
    callOff();
    callOff();

    assert.deepEqual(tasks.dueTimes(), [20]);
  });
});
