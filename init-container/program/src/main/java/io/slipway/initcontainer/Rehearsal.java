package io.slipway.initcontainer;

import io.slipway.initcontainer.hashes.HashForm;
import io.slipway.initcontainer.publishing.PublishBundle;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.initcontainer.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Publishes a small bundle, once by a scan and once by its index, and throws everything away. An image's build runs it to
 * see that the program works there, and to let Java write an archive of the classes that a pod's start needs.
 */
final class Rehearsal {
    private static final String SCRIPT =
            "const a={name:\"#{text}#\",url:'#{text}#/v1',on:\"#{on}#\",all:'{\"a\":\"#{text|upper:-none}#\"}'};"
                    + "if(/^#{text}#$/.test(`${a.name}#{text}#`))console.log(a);var css=\".a{background:url(#{text}#)}\";\n";
    private static final String ENOUGH_FOR_A_TWIN = "\n".repeat(1024);
    private static final String PAGE = "<!doctype html><html><head><title>#{text}#</title><base href=\"/\">"
            + "<link rel=\"stylesheet\" href=\"a.css\"></head><body><a href=\"#{text}#\">#{text}#</a>"
            + "<script src=\"a.js\" integrity=\"sha384-%s\"></script></body></html>";
    private static final String WORKER =
            "{\"configVersion\":1,\"index\":\"/index.html\",\"assetGroups\":[{\"urls\":[\"/a.js\"]}],"
                    + "\"hashTable\":{\"/a.js\":\"%s\"},\"navigationUrls\":[{\"positive\":true,\"regex\":\"^\\\\/.*$\"}]}";

    void run() {
        try {
            Path directory = Files.createTempDirectory("slipway-rehearsal-");
            try {
                Path bundle = Files.createDirectory(directory.resolve("bundle"));
                write(bundle);
                publish(bundle, directory.resolve("site"));
                new IndexBundle(new Settings(Map.of())).index(bundle);
                publish(bundle, directory.resolve("site"));
            } finally {
                delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path bundle) throws IOException {
        byte[] script = (SCRIPT + ENOUGH_FOR_A_TWIN).getBytes(StandardCharsets.UTF_8);
        Files.write(bundle.resolve("a.js"), script);
        Files.writeString(bundle.resolve("a.css"), "a{color:red}" + ENOUGH_FOR_A_TWIN);
        Files.writeString(bundle.resolve("a.xml"), "<a b=\"#{text}#\">#{text}#</a>");
        Files.writeString(bundle.resolve("a.json"), "{\"a\":\"#{text}#\"}");
        Files.writeString(bundle.resolve("index.html"), PAGE.formatted(HashForm.SHA384_BASE64.of(script)));
        Files.writeString(bundle.resolve("ngsw.json"), WORKER.formatted(HashForm.SHA1_HEX.of(script)));
    }

    private static void publish(Path bundle, Path site) {
        Map<String, String> settings = new HashMap<>();
        settings.put(Setting.BUNDLE.env(), bundle.toString());
        settings.put(Setting.SITE.env(), site.toString());
        settings.put(Setting.BASE_PATH.env(), "/rehearsal/");
        settings.put(Setting.TOKEN_TYPES.env(), "on=boolean");
        settings.put(Setting.VARIABLE_PREFIX + "text", "https://example.com/?a=\"1\"&b='2'");
        settings.put(Setting.VARIABLE_PREFIX + "on", "true");
        new PublishBundle(new Settings(settings)).publish(bundle);
    }

    private static void delete(Path directory) throws IOException {
        List<Path> paths;
        try (var walk = Files.walk(directory)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
