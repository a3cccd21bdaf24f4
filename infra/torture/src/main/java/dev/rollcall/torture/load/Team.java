package dev.rollcall.torture.load;

/** A team of an organization. */
record Team(String organization, String id) {
    String path() {
        return "/v1/organizations/%s/teams/%s".formatted(organization, id);
    }
}
