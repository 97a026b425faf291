package io.slipway.initcontainer.policy;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.bundle.BundleTexts;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a bundle needs of its policy as a file of the bundle, {@code .slipway/policy}: written when the image is built, read
 * when the pod starts. A line a source: {@code allowed} or {@code seen}, directive, source, place and reason, parted by tabs.
 */
public final class SourcesFile {

    public static final String NAME = BundleFiles.OWN + "/policy";

    private static final String FIRST_LINE = "slipway-policy 1";

    private final Path bundle;

    public SourcesFile(Path bundle) {
        this.bundle = bundle;
    }

    private Path path() {
        return bundle.resolve(NAME);
    }

    public boolean exists() {
        return Files.isRegularFile(path());
    }

    /** As the image's build found it, or else as the bundle is now. */
    public List<NeededSource> read(TokenSyntax syntax) {
        if (!exists()) {
            return BundleSources.of(new BundleTexts(bundle), syntax);
        }
        try {
            List<String> lines = Files.readAllLines(path(), StandardCharsets.UTF_8);
            if (lines.isEmpty() || !lines.get(0).equals(FIRST_LINE)) {
                throw unusable();
            }
            List<NeededSource> sources = new ArrayList<>(lines.size());
            for (String line : lines.subList(1, lines.size())) {
                String[] fields = line.split("\t", -1);
                if (fields.length != 5) {
                    throw unusable();
                }
                sources.add(new NeededSource(fields[1], fields[2], fields[3], fields[4], fields[0].equals("allowed")));
            }
            return sources;
        } catch (IOException e) {
            throw InitException.failed(BundleFiles.unreadable(path(), e), e);
        }
    }

    public void write(List<NeededSource> sources) {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        for (NeededSource source : sources) {
            text.append(source.allowed() ? "allowed" : "seen");
            for (String field : List.of(source.directive(), source.source(), source.place(), source.why())) {
                text.append('\t').append(field.replaceAll("[\\t\\n\\r]", " "));
            }
            text.append('\n');
        }
        try {
            Files.createDirectories(path().getParent());
            Files.writeString(path(), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw InitException.failed(BundleFiles.unreadable(path(), e), e);
        }
    }

    private InitException unusable() {
        return InitException.failed(Problem.of("the bundle's list of sources is damaged, or of another version")
                .at(path().toString())
                .fix("run slipway-init index " + bundle + " again, with the slipway-init that the pod runs"));
    }
}
