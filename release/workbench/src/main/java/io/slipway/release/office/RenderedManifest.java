package io.slipway.release.office;

import io.slipway.release.descriptor.App;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.doctor.Progress;
import io.slipway.release.files.DirectoryTree;
import io.slipway.release.preview.SitePublication;
import io.slipway.release.tokens.TokenCheck;
import io.slipway.release.variables.Variables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Renders a manifest by publishing it as a site of its own, so that it is the one that the pod would serve. */
final class RenderedManifest {

    private RenderedManifest() {}

    /**
     * The manifest with the values of an environment; its lines stand where they stand in the source.
     *
     * @throws io.slipway.release.problems.SlipwayException (usage) for a token without a value
     */
    static String of(Descriptor descriptor, Variables variables, ManifestSource source) throws IOException {
        TokenCheck.ofFile(descriptor, variables, source.name(), source.file());
        Path directory = Files.createTempDirectory("slipway-manifest");
        try {
            Path bundle = Files.createDirectory(directory.resolve("bundle"));
            Files.writeString(bundle.resolve("index.html"), "<!doctype html><base href=\"/\"><title>manifest</title>");
            Files.write(bundle.resolve(source.fileName()), source.text().getBytes(StandardCharsets.UTF_8));
            Path site = directory.resolve("site");
            new SitePublication(descriptor, variables, App.Mode.PREBUILT, directory.resolve("log"))
                    .publish(
                            bundle,
                            site,
                            directory,
                            directory.resolve("work"),
                            new Progress(new PrintWriter(Writer.nullWriter()), false));
            String basePath = descriptor.app().basePath().substring(1);
            return Files.readString(site.resolve(basePath).resolve(source.fileName()));
        } finally {
            DirectoryTree.delete(directory);
        }
    }
}
