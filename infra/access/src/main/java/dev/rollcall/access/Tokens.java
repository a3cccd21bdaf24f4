package dev.rollcall.access;

import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;

/** Says of any bearer token who shows it: the operator, or the user of a session or API token. */
final class Tokens implements OpaqueTokenIntrospector {

    private final OperatorToken operator;
    private final Grants grants;
    private final Activity activity;

    Tokens(OperatorToken operator, Grants grants, Activity activity) {
        this.operator = operator;
        this.grants = grants;
        this.activity = activity;
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        Optional<AccessToken> ofUser = AccessToken.parse(token);
        if (ofUser.isPresent()) {
            Identity identity = grants.identify(ofUser.get()).orElseThrow(Tokens::unknown);
            activity.used(ofUser.get().id());
            return identity;
        }
        if (operator.is(token)) {
            return Identity.OPERATOR;
        }
        throw unknown();
    }

    private static BadOpaqueTokenException unknown() {
        return new BadOpaqueTokenException("Unknown token");
    }
}
