/** The roles that are given, those that can do most first. */
export const rolesListed = ['administrator', 'staff', 'trainer', 'coordinator'] as const
