package dev.rollcall.query.user;

import org.jspecify.annotations.Nullable;

/** Whether an organization is a user's home, or one that they have joined (R60). */
enum UserType {
    INTERNAL(null),
    EXTERNAL("External User");

    private final @Nullable String tag;

    UserType(@Nullable String tag) {
        this.tag = tag;
    }

    /** What people are to see wherever the user is listed (R63). */
    @Nullable
    String tag() {
        return tag;
    }
}
