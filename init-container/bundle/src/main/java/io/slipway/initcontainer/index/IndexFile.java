package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.problems.InitException;
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
    /** Of the format. It is raised with every change that an older slipway-init would read wrongly, or not at all. */
    public static final int VERSION = 2;

    private static final String FORMAT = "slipway-index ";
    static final String FIRST_LINE = FORMAT + VERSION;

    private final Path bundle;

    public IndexFile(Path bundle) {
        this.bundle = bundle;
    }

    public Path path() {
        return bundle.resolve(NAME);
    }

    public boolean exists() {
        return Files.isRegularFile(path());
    }

    public void write(BundleIndex index) {
        try {
            Files.createDirectories(path().getParent());
            Files.writeString(path(), WriteIndex.text(index), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw InitException.failed(
                    Problem.of("cannot write the index: " + BundleFiles.reason(e))
                            .at(path().toString())
                            .fix("run slipway-init index as a user that may write the bundle"),
                    e);
        }
    }

    public BundleIndex read() {
        String text;
        try {
            text = Files.readString(path(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw InitException.failed(BundleFiles.unreadable(path(), e), e);
        }
        refuseOtherVersion(text);
        try {
            return new ReadIndex(text).index();
        } catch (RuntimeException e) {
            throw unusable("the bundle's index is damaged", e);
        }
    }

    private void refuseOtherVersion(String text) {
        if (text.startsWith(FORMAT) && !text.startsWith(FIRST_LINE + "\t")) {
            String version = text.substring(FORMAT.length()).split("\\s", 2)[0];
            throw unusable(
                    "the bundle's index has version " + version + ", and this slipway-init reads version " + VERSION,
                    null);
        }
    }

    private InitException unusable(String what, RuntimeException cause) {
        return InitException.failed(
                Problem.of(what)
                        .at(path().toString())
                        .fix("run slipway-init index " + bundle
                                + " again, with the slipway-init that the pod runs, or remove the file"),
                cause);
    }
}
