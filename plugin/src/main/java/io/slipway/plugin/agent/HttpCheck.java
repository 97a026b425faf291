package io.slipway.plugin.agent;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Asks the released URL from the agent, which can reach what it released to. The answer is empty when all is well, and
 * says what is wrong otherwise.
 *
 * @param expected what the body must hold; empty for anything
 */
public record HttpCheck(String url, String path, String expected) implements ControllerToAgentFileCallable<String> {

    private static final int MOST = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public String invoke(File workspace, VirtualChannel channel) throws InterruptedException {
        if (!url.startsWith("https://") && !url.startsWith("http://")) {
            return url.isEmpty() ? "the release has no URL" : "the URL is not one of a web page: " + url;
        }
        try {
            HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            HttpRequest request =
                    HttpRequest.newBuilder(target()).timeout(PATIENCE).GET().build();
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return judge(response.statusCode(), new String(body.readNBytes(MOST), StandardCharsets.UTF_8));
            }
        } catch (IOException | IllegalArgumentException e) {
            return "no answer from " + url + path + ": " + e;
        }
    }

    private URI target() {
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return URI.create(base + (path.startsWith("/") ? path : "/" + path));
    }

    private String judge(int status, String body) {
        if (status != 200) {
            return target() + " answers with status " + status;
        }
        return body.contains(expected) ? "" : target() + " does not hold '" + expected + "'";
    }
}
