import type {} from '@digdir/designsystemet-types';

// The colours of app/theme.css, which is made from designsystemet.config.json by `npm run theme`.
declare module '@digdir/designsystemet-types' {
  export interface ColorDefinitions {
    accent: never;
    brand1: never;
    brand2: never;
    brand3: never;
    neutral: never;
  }
  export interface SeverityColorDefinitions {
    info: never;
    success: never;
    warning: never;
    danger: never;
  }
}
