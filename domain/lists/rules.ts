/** Growth and leavers are counted over this time. */
export const GROWTH_DAYS = 30;
