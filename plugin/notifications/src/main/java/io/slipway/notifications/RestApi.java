package io.slipway.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** What GitHub and GitLab are asked in the same way: lists and documents of JSON, below the address of one repository. */
final class RestApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sender sender;
    private final String root;
    private final Map<String, String> headers;

    /**
     * An API.
     *
     * @param site its address, without the paths
     * @param repository path of the repository, below that
     */
    RestApi(Sender sender, URI site, String repository, Map<String, String> headers) {
        this.sender = sender;
        root = site.toString().replaceAll("/+$", "") + repository;
        this.headers = headers;
    }

    static ObjectNode json() {
        return JSON.createObjectNode();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The first of a list that is the one, missing where there is none; or else why the list was not answered. */
    Answer find(String path, Predicate<JsonNode> one) throws InterruptedException {
        Answer list = sender.ask(new Post("GET", URI.create(root + path), headers, new byte[0]));
        if (!list.isDelivered()) {
            return list;
        }
        return Answer.delivered(StreamSupport.stream(list.json().spliterator(), false)
                .filter(one)
                .findFirst()
                .orElseGet(JSON::missingNode));
    }

    /** Sends a document, and reads what is answered. */
    Answer ask(String path, ObjectNode json) throws InterruptedException {
        return sender.ask(post("POST", path, json));
    }

    Outcome send(String method, String path, ObjectNode json) throws InterruptedException {
        return sender.send(post(method, path, json));
    }

    private Post post(String method, String path, ObjectNode json) {
        return new Post(
                method, URI.create(root + path), headers, json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
