/** Two arrows past each other: a subscriber goes from one partner to another. */
export function Emblem({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" style={{ flex: 'none' }}>
      <rect width="32" height="32" rx="7" fill="#1f5f8b" />
      <path
        d="M7 12h15m0 0-4.5-4.5M22 12l-4.5 4.5M25 20H10m0 0 4.5-4.5M10 20l4.5 4.5"
        fill="none"
        stroke="#fff"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
