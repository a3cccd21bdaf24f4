package dev.rollcall.query.documentation;

import java.util.Objects;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.webjars.WebJarVersionLocator;

/** Serves the files of the page, and no other: the page of Swagger UI itself would show what any link tells it to. */
@Configuration(proxyBeanMethods = false)
class DocumentationFiles implements WebMvcConfigurer {

    private static final String SWAGGER_UI = "swagger-ui";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        String version = Objects.requireNonNull(new WebJarVersionLocator().version(SWAGGER_UI), SWAGGER_UI);
        registry.addResourceHandler("/docs/{file:swagger-ui\\.css|swagger-ui-bundle\\.js|start\\.js}")
                .addResourceLocations(
                        "classpath:/docs/", "classpath:/META-INF/resources/webjars/swagger-ui/%s/".formatted(version))
                .setCacheControl(CacheControl.noCache());
    }
}
