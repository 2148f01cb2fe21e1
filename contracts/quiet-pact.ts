/**
 * Pact shall call nobody, and no variable of the shell may choose which interactions count. To be called before
 * Pact is first used: it takes these from the environment of the process and from nowhere else.
 */
export function quietPact(): void {
  const { env } = process;
  env['PACT_DO_NOT_TRACK'] = 'true';
  delete env['PACT_DESCRIPTION'];
  delete env['PACT_PROVIDER_STATE'];
  delete env['PACT_PROVIDER_NO_STATE'];
}
