package dev.rollcall.query.documentation;

import dev.rollcall.web.Refusal;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves the contract with subscribers (R96): the AsyncAPI document and the schemas of the events. */
@RestController
class ContractController {

    private static final String DOCUMENT = "asyncapi.json";

    /** A name of a file in one folder, and of none beside it. */
    private static final Pattern SCHEMA = Pattern.compile("[a-z-]{1,60}\\.[a-z-]{1,60}\\.v[1-9][0-9]{0,3}");

    private static final MediaType JSON_SCHEMA = new MediaType("application", "schema+json");

    @GetMapping(path = "/asyncapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> document() throws IOException {
        return answer(MediaType.APPLICATION_JSON, new ClassPathResource(DOCUMENT));
    }

    @GetMapping(path = "/schemas/{name}", produces = "application/schema+json")
    ResponseEntity<byte[]> schema(@PathVariable String name) throws IOException {
        Resource file = new ClassPathResource("schemas/%s.json".formatted(name));
        if (!SCHEMA.matcher(name).matches() || !file.exists()) {
            throw Refusal.notFound("schema.not-found", "There is no event type of this name and version.");
        }
        return answer(JSON_SCHEMA, file);
    }

    private static ResponseEntity<byte[]> answer(MediaType type, Resource file) throws IOException {
        byte[] content = file.getContentAsByteArray();
        return ResponseEntity.ok()
                .contentType(type)
                .eTag(DigestUtils.md5DigestAsHex(content))
                .cacheControl(CacheControl.noCache())
                .body(content);
    }
}
