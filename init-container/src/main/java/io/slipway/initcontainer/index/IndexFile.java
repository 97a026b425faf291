package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.problems.InitFailure;
import io.slipway.initcontainer.problems.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The index as a file of its bundle, {@code .slipway/index}: written while the image is built, read when the pod starts.
 * It is text, a line a file and below it a line a place, its fields parted by tabs; docs/init-container.md has the table.
 */
// Lines and tabs, because a library that reads JSON would take longer than publishing the whole site.
public final class IndexFile {
    public static final String NAME = BundleFiles.OWN + "/index";
    static final String FIRST_LINE = "slipway-index 1";

    private final Path bundle;

    public IndexFile(Path bundle) {
        this.bundle = bundle;
    }

    public Path path() {
        return bundle.resolve(NAME);
    }

    public boolean exists() {
        return Files.exists(path());
    }

    public void write(BundleIndex index) {
        try {
            Files.createDirectories(path().getParent());
            Files.writeString(path(), WriteIndex.text(index), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw InitFailure.failed(
                    Problem.of("cannot write the index: " + BundleFiles.reason(e))
                            .at(path().toString())
                            .fix("run slipway-init index as a user that may write the bundle"),
                    e);
        }
    }

    public BundleIndex read() {
        try {
            return new ReadIndex(Files.readString(path(), StandardCharsets.UTF_8)).index();
        } catch (IOException e) {
            throw InitFailure.failed(BundleFiles.unreadable(path(), e), e);
        } catch (RuntimeException e) {
            // Whatever is wrong with it, whoever meets this has to do one thing.
            throw InitFailure.failed(
                    Problem.of("the bundle's index is damaged or made by another version of slipway-init")
                            .at(path().toString())
                            .fix("run slipway-init index " + bundle + " again, or remove the file"),
                    e);
        }
    }
}
