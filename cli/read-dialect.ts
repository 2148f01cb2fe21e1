import { readYaml, toFaultLine } from '../scenarios/read-yaml.js';
import { type Dialect, dialectSchema } from '../simulators/legacy-order/dialect/dialect.js';
import { UsageError } from './exit-code.js';

/** Reads the file of `--dialect`; says all that is wrong with it at once, each with its place. */
export async function readDialect(file: string): Promise<Dialect> {
  const read = await readYaml(file, dialectSchema);
  if (read.ok) return read.value;
  throw new UsageError(read.faults.map(toFaultLine));
}
