export interface Report {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
}

/** Stands in for the API, so that the example runs without one. */
export const reports: readonly Report[] = [
  { id: '17', title: 'Trips by vehicle', updated: '2026-11-02' },
  { id: '23', title: 'Fuel and charging', updated: '2026-11-09' },
  { id: '42', title: 'Fleet availability', updated: '2026-11-16' },
];
