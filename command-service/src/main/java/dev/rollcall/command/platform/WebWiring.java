package dev.rollcall.command.platform;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers the caller of a request, and the time. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class WebWiring implements WebMvcConfigurer {

    private final CallerResolver callers;

    WebWiring(CallerResolver callers) {
        this.callers = callers;
    }

    @Bean
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(callers);
    }
}
