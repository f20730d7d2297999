import { rowSortingFeature, tableFeatures } from '@tanstack/react-table';

/** What our tables use of TanStack Table. The server pages, sorts and filters; the table shows it. */
export const features = tableFeatures({ rowSortingFeature });
export type Features = typeof features;
