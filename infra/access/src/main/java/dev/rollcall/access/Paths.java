package dev.rollcall.access;

/** Patterns of paths that name whose affairs they are. */
final class Paths {

    static final String ORGANIZATION_ID = "organizationId";
    static final String USER_ID = "userId";

    private Paths() {}

    static String ofOrganization(String rest) {
        return "/v1/organizations/{%s}%s".formatted(ORGANIZATION_ID, rest);
    }

    static String ofUser(String rest) {
        return ofOrganization("/users/{%s}%s".formatted(USER_ID, rest));
    }

    static String ofExternalUser(String rest) {
        return ofOrganization("/external-users/{%s}%s".formatted(USER_ID, rest));
    }
}
