package dev.rollcall.query.platform;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes every read keep {@link ReadYourWrites}, and gives controllers the time. */
@Configuration(proxyBeanMethods = false)
class WebWiring implements WebMvcConfigurer {

    private final ReadYourWrites readYourWrites;

    WebWiring(ReadYourWrites readYourWrites) {
        this.readYourWrites = readYourWrites;
    }

    @Bean
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(readYourWrites);
    }
}
