package dev.rollcall.command.platform;

import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.ClaimRules;
import dev.rollcall.web.Refusal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says to the caller, in the words of the feature, what a claim that does not hold means. */
@Component
class ClaimRefusals {

    private final Map<String, String> details;

    ClaimRefusals(List<ClaimRules> features) {
        this.details = features.stream()
                .flatMap(rules -> rules.refusals().entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A field of the body is invalid; without one, codes that end in {@code not-found} answer 404, all others 409. */
    Refusal of(Claim claim, @Nullable String pointer) {
        String code = claim.refusal();
        String detail = details.getOrDefault(code, "Something that this needs does not hold.");
        if (pointer != null) {
            return Refusal.invalid(pointer, code, detail);
        }
        return code.endsWith(".not-found") ? Refusal.notFound(code, detail) : Refusal.conflict(code, detail);
    }
}
