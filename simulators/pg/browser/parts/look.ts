/** How the simulator's own parts look. It is plainly not the real ones' look. */
export const look = `
  :host { display: block; background: #fff; }
  :host, body { font: 15px/1.5 system-ui, sans-serif; color: #1b1d21; }
  fieldset { border: 1px solid #c9ced6; border-radius: 8px; margin: 0 0 12px; padding: 12px 16px; }
  legend { padding: 0 6px; font-weight: 600; }
  .tick { display: flex; gap: 8px; align-items: center; padding: 4px 0; cursor: pointer; }
  .field { display: grid; gap: 4px; margin: 8px 0; }
  input:not([type='radio'], [type='checkbox']), select { font: inherit; padding: 8px;
    border: 1px solid #8b929e; border-radius: 6px; background: #fff; color: inherit; }
  button { font: inherit; padding: 10px 14px; border: 1px solid #1f4fd8; border-radius: 6px; cursor: pointer;
    background: #fff; color: #1f4fd8; }
  button.main { background: #1f4fd8; color: #fff; font-weight: 600; }
  button:disabled { opacity: 0.5; cursor: default; }
  :focus-visible { outline: 3px solid #f5a524; outline-offset: 1px; }
  [hidden] { display: none !important; }
  .note { margin: 0 0 12px; font-size: 13px; color: #5a616c; }
`;
