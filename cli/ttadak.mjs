#!/usr/bin/env node
process.setSourceMapsEnabled(true);
await import('./register.mjs');
await import('./main.ts');
