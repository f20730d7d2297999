/** Where checkpoints are written outside the database. */
export const sinkNames = ['file', 'mail', 'url'] as const;
export type SinkName = (typeof sinkNames)[number];
