package dev.rollcall.standalone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {
    @ParameterizedTest
    @CsvSource({
        "GET,     /v1/organizations, QUERY",
        "HEAD,    /v1/organizations, QUERY",
        "OPTIONS, /v1/organizations, QUERY",
        "GET,     /,                 QUERY",
        "POST,    /v1/organizations, COMMAND",
        "PUT,     /v1/organizations, COMMAND",
        "PATCH,   /v1/organizations, COMMAND",
        "DELETE,  /v1/organizations, COMMAND",
        "BREW,    /v1/organizations, COMMAND",
        "get,     /v1/organizations, COMMAND",
        "GET,     /actuator,         NOWHERE",
        "POST,    /actuator/health,  NOWHERE",
        "GET,     //Actuator;x/env,  NOWHERE",
        "GET,     /v1/actuator,      QUERY",
        "GET,     /actuators,        QUERY"
    })
    void sendsSafeMethodsToTheReadSide(String method, String path, Route route) {
        assertThat(Route.of(method, path)).isEqualTo(route);
    }
}
