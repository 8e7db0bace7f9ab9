/** The page of a group. */
export const groupPath = (id: string): string => `/groups/${encodeURIComponent(id)}`;

/** The register narrowed to the groups of one organisation. */
export const groupsOf = (inn: string): string => `/groups?filter=${encodeURIComponent(JSON.stringify({ q: inn }))}`;
