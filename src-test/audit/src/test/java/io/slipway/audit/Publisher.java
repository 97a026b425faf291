package io.slipway.audit;

import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.publishing.PublishBundle;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.initcontainer.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Publishes many documents as one bundle, each with a variable of its own; what is refused is left out. */
final class Publisher {
    private final Path directory;

    Publisher(Path directory) {
        this.directory = directory;
    }

    /** The texts as published, by the pair's number; refused ones are missing. */
    Map<Integer, String> publish(List<Pair> pairs, Function<Pair, String> value, String name) {
        try {
            Path bundle = Files.createDirectories(directory.resolve(name + "-bundle"));
            Map<String, String> settings = new HashMap<>();
            settings.put(Setting.BUNDLE.env(), bundle.toString());
            settings.put(
                    Setting.SITE.env(), directory.resolve(name + "-volume/html").toString());
            settings.put(Setting.GZIP.env(), "false");
            Files.writeString(bundle.resolve("index.html"), "<!doctype html><html><head></head><body></body></html>");
            Map<Integer, Path> files = new TreeMap<>();
            for (int i = 0; i < pairs.size(); i++) {
                Pair pair = pairs.get(i);
                Path file = bundle.resolve(i + "." + pair.extension());
                Files.writeString(file, pair.text().replace(Pair.PLACE, "#{v" + i + "}#"));
                settings.put(Setting.VARIABLE_PREFIX + "v" + i, pair.given(value.apply(pair)));
                files.put(i, file.getFileName());
            }
            return published(bundle, settings, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Integer, String> published(Path bundle, Map<String, String> settings, Map<Integer, Path> files)
            throws IOException {
        while (true) {
            try {
                new PublishBundle(new Settings(settings)).publish(bundle);
                break;
            } catch (InitException failure) {
                for (Problem problem : failure.problems()) {
                    String at = problem.at().orElseThrow(() -> failure);
                    int number = Integer.parseInt(at.substring(0, at.indexOf('.')));
                    Path file = files.remove(number);
                    if (file != null) {
                        Files.delete(bundle.resolve(file));
                    }
                }
            }
        }
        Map<Integer, String> texts = new TreeMap<>();
        for (Map.Entry<Integer, Path> file : files.entrySet()) {
            Path site = Path.of(settings.get(Setting.SITE.env())).resolve(file.getValue());
            texts.put(file.getKey(), Files.readString(site, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
