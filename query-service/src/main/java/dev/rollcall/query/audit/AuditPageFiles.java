package dev.rollcall.query.audit;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the files of the page, and no other. */
@Configuration(proxyBeanMethods = false)
class AuditPageFiles implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(
                        "/audit/{file:audit\\.css|audit\\.js|interface\\.js|past\\.js|timeline\\.js|words\\.js}")
                .addResourceLocations("classpath:/audit/")
                .setCacheControl(CacheControl.noCache());
    }
}
