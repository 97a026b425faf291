package io.slipway.nginx.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes the files of a small site. */
public record SiteFiles(Path root) {

    public static final String INDEX = "<!doctype html><title>app</title>";
    public static final String SCRIPT = "console.log('main');\n".repeat(200);

    /** The site that most tests ask for, below a base path. */
    public static SiteFiles of(Path root, String basePath) {
        SiteFiles files = new SiteFiles(root);
        files.write(basePath + "index.html", INDEX);
        files.write(basePath + "main-ABCD2345.js", SCRIPT);
        files.write(basePath + "main-ABCD2345.js.map", "{}");
        files.write(basePath + "chunk-CHANGED2.js", "const apiUrl = 'https://api.example.com';");
        files.write(basePath + "ngsw.json", "{}");
        files.write(basePath + "ngsw-worker.js", "self;");
        files.write(basePath + "manifest.xml", "<OfficeApp/>");
        files.write(basePath + "assets/icon-64.png", "png");
        files.write(basePath + ".slipway/note.txt", "secret");
        files.write(basePath + ".env", "secret");
        files.write("/.slipway/revalidate.map", "\"" + basePath + "chunk-CHANGED2.js\" 1;\n");
        files.write("/.slipway/index.html", "secret");
        files.write("/.well-known/security.txt", "Contact: mailto:security@example.com");
        files.write("/outside.txt", "outside");
        return files;
    }

    public SiteFiles write(String path, String content) {
        return write(path, content.getBytes(StandardCharsets.UTF_8));
    }

    public SiteFiles write(String path, byte[] content) {
        try {
            Path file = root.resolve(path.substring(1));
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] gzip(String content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
