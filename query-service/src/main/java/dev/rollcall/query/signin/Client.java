package dev.rollcall.query.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.events.signin.DeviceKind;
import org.jspecify.annotations.Nullable;

/** What somebody signed in with, as answers show it (R31). */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Client(
        DeviceKind kind, @Nullable String name, @Nullable String userAgent) {}
