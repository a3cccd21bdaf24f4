package dev.rollcall.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;

/** Knows the one token of the operator, read from a file, and compares it in constant time. */
final class OperatorToken implements OpaqueTokenIntrospector {

    static final String AUTHORITY = "OPERATOR";

    private static final int LEAST_CHARACTERS = 32;

    private final byte[] expected;

    private OperatorToken(byte[] expected) {
        this.expected = expected;
    }

    /** @throws IllegalStateException if the file is missing or what it holds could be guessed */
    static OperatorToken in(Resource file) {
        try {
            String token = file.getContentAsString(StandardCharsets.UTF_8).strip();
            if (token.length() < LEAST_CHARACTERS) {
                throw new IllegalStateException(
                        "The operator token in %s is shorter than %d characters".formatted(file, LEAST_CHARACTERS));
            }
            return new OperatorToken(token.getBytes(StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new IllegalStateException("No operator token can be read from " + file, e);
        }
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        if (!MessageDigest.isEqual(expected, token.getBytes(StandardCharsets.UTF_8))) {
            throw new BadOpaqueTokenException("Unknown token");
        }
        return new DefaultOAuth2AuthenticatedPrincipal(
                "operator", Map.of("sub", "operator"), List.of(new SimpleGrantedAuthority(AUTHORITY)));
    }
}
