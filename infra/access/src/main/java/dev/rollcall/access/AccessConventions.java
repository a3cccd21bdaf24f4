package dev.rollcall.access;

import static org.springframework.security.config.Customizer.withDefaults;

import dev.rollcall.web.Clarification;
import dev.rollcall.web.ProblemAnswers;
import dev.rollcall.web.SecurityHeaders;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Imported by each service, which declares {@link Grants} and {@link Activity}: nobody comes past this. */
@Configuration(proxyBeanMethods = false)
public class AccessConventions {

    @Bean
    OpaqueTokenIntrospector tokens(
            @Value("${rollcall.operator-token}") String operatorToken, Grants grants, Activity activity) {
        return new Tokens(OperatorToken.of(operatorToken), grants, activity);
    }

    @Bean
    Clarification externalUsers(Grants grants) {
        return grants.clarification();
    }

    @Bean
    Authorization authorization(Clock clock) {
        return new Authorization(clock);
    }

    @Bean
    WebMvcConfigurer authorizedRequests(Authorization authorization) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(authorization).order(Ordered.HIGHEST_PRECEDENCE + 1);
            }
        };
    }

    /** An endpoint that is not in the table would be open to everybody who has a token. */
    @Bean
    SmartInitializingSingleton everyEndpointIsInTheTable(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping endpoints) {
        return () -> {
            List<String> missing = endpoints.getHandlerMethods().entrySet().stream()
                    .filter(each -> each.getValue().getBeanType().getName().startsWith("dev.rollcall."))
                    .flatMap(each -> each.getKey().getPatternValues().stream()
                            .flatMap(pattern -> each.getKey().getMethodsCondition().getMethods().stream()
                                    .filter(method ->
                                            Operation.of(method.name(), pattern).isEmpty())
                                    .map(method -> method + " " + pattern)))
                    .sorted()
                    .toList();
            if (!missing.isEmpty()) {
                throw new IllegalStateException("Nobody has said who may: " + String.join(", ", missing));
            }
        };
    }

    /** Each filter of a request observed by itself took more time than the filters. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            ProblemAnswers problems,
            @Value("${rollcall.limits.per-address}") int perAddress,
            @Value("${rollcall.limits.per-token}") int perToken) {
        // On a port of their own; who only watches should not have to hold the operator's token.
        EndpointRequest.EndpointRequestMatcher watched = EndpointRequest.to("health", "info", "prometheus");
        RateLimits limits = new RateLimits(perAddress, perToken, TimeMeter.SYSTEM_NANOTIME, watched, problems);
        return http.csrf(AbstractHttpConfigurer::disable) // bearer tokens only, no cookies
                .headers(headers -> {
                    headers.defaultsDisabled();
                    SecurityHeaders.writers().forEach(headers::addHeaderWriter);
                })
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                            .permitAll()
                            .requestMatchers(watched)
                            .permitAll()
                            .requestMatchers(EndpointRequest.toAnyEndpoint())
                            .hasAuthority(Identity.Kind.OPERATOR.name());
                    Operation.open().forEach((method, paths) -> {
                        requests.requestMatchers(method, paths).permitAll();
                        if (method.equals(HttpMethod.GET)) {
                            requests.requestMatchers(HttpMethod.HEAD, paths).permitAll();
                        }
                    });
                    // The files of pages that are open themselves; no endpoints, so in no row of the table.
                    requests.requestMatchers(HttpMethod.GET, "/docs/*", "/audit/*")
                            .permitAll();
                    requests.anyRequest().authenticated();
                })
                .oauth2ResourceServer(server -> server.opaqueToken(withDefaults())
                        .authenticationEntryPoint((request, response, refused) -> {
                            if (!isInvalidToken(refused) || !limits.refuseInvalidToken(request, response)) {
                                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge(refused));
                                problems.write(request, response, 401);
                            }
                        })
                        .accessDeniedHandler((request, response, refused) -> problems.write(request, response, 403)))
                .addFilterBefore(limits, AuthorizationFilter.class)
                .build();
    }

    private static boolean isInvalidToken(AuthenticationException refused) {
        return refused instanceof OAuth2AuthenticationException;
    }

    /** RFC 6750, section 3: only a token that was given can be invalid. */
    private static String challenge(AuthenticationException refused) {
        return isInvalidToken(refused) ? "Bearer error=\"invalid_token\"" : "Bearer";
    }
}
