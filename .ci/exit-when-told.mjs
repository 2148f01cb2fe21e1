// Mocha gives a worker one second to exit and then sends SIGTERM, which ends it while Node still writes what was covered. A
// process that listens to the signal is not ended by it: the exit that has begun goes on.
process.on('SIGTERM', () => process.exit(143));
