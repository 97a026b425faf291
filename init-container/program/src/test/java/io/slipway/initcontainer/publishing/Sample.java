package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.hashes.HashForm;
import io.slipway.initcontainer.index.BundleIndex;
import io.slipway.initcontainer.index.IndexFile;
import io.slipway.initcontainer.index.ReadBundle;
import io.slipway.initcontainer.index.WriteGzip;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.initcontainer.settings.Settings;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A bundle that a test writes, and the site that is made of it. */
public final class Sample {
    public static final String PAGE = "<!doctype html><html><head><title>t</title></head><body></body></html>";

    private final Path root;
    private final Map<String, String> settings = new HashMap<>();

    public Sample(Path root) {
        this.root = root;
        set(Setting.BUNDLE, bundle().toString());
        set(Setting.SITE, root.resolve("volume/html").toString());
        file("index.html", PAGE);
    }

    public Path bundle() {
        return root.resolve("bundle");
    }

    public Path site() {
        return root.resolve("volume/html");
    }

    public Path volume() {
        return root.resolve("volume");
    }

    public Sample file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public Sample file(String path, byte[] bytes) {
        try {
            Path file = bundle().resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Sample set(Setting setting, String value) {
        settings.put(setting.env(), value);
        return this;
    }

    public Sample variable(String name, String value) {
        settings.put(Setting.VARIABLE_PREFIX + name, value);
        return this;
    }

    public Map<String, String> environment() {
        return settings;
    }

    public Sample index() {
        BundleIndex index = new ReadBundle(bundle(), TokenSyntax.DEFAULT).read();
        new IndexFile(bundle()).write(new WriteGzip(bundle(), index).write());
        return this;
    }

    public PublishResult publish() {
        return new PublishBundle(new Settings(settings)).publish(bundle());
    }

    public String published(String path) {
        return new String(publishedBytes(path), StandardCharsets.UTF_8);
    }

    public byte[] publishedBytes(String path) {
        try {
            return Files.readAllBytes(site().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String hash(HashForm form, String path) {
        return form.of(publishedBytes(path));
    }

    public String bundleHash(HashForm form, String path) {
        try {
            return form.of(Files.readAllBytes(bundle().resolve(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
