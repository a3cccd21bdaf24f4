package dev.rollcall.web;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * What a caller takes. Generated clients ask for nothing but problem details where the document has no body for success:
 * who takes these takes JSON.
 */
final class AcceptedTypes implements ContentNegotiationStrategy {

    private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        return header.resolveMediaTypes(request).stream()
                .map(type -> type.equalsTypeAndSubtype(MediaType.APPLICATION_PROBLEM_JSON)
                        ? MediaType.APPLICATION_JSON
                        : type)
                .toList();
    }
}
