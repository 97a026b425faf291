package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.initcontainer.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Says where the values of a bundle's scripts are, if they were hoisted: a file of the bundle, {@code .slipway/values}, that
 * holds {@code inline} or {@code file}. What the index did cannot be undone in the pod, so that one that asks for another
 * way has to be told.
 */
public final class ValuesNote {
    private static final String NAME = BundleFiles.OWN + "/values";
    private static final String FILE = "file";

    private final Path note;

    public ValuesNote(Path bundle) {
        note = bundle.resolve(NAME);
    }

    /** @param values {@code inline} or {@code file} */
    public void write(String values) throws IOException {
        Files.createDirectories(note.getParent());
        Files.writeString(note, values);
    }

    /** Refuses a bundle that was indexed in another way than the settings ask for. */
    public void refuseOthers(Settings settings) throws IOException {
        if (!note.toFile().isFile()) {
            return;
        }
        if (!settings.bool(Setting.HOIST)) {
            throw refused("with its values hoisted, which the settings rule out", Setting.HOIST.option() + " false");
        }
        if (settings.get(Setting.VALUES).equals(FILE)
                && !Files.readString(note).strip().equals(FILE)) {
            throw refused("with its values inline, and not in a file", Setting.VALUES.option() + " " + FILE);
        }
    }

    private InitException refused(String how, String option) {
        return InitException.wrongInput(Problem.of("the bundle was indexed " + how)
                .at(note.toString())
                .fix("give slipway-init index " + option + " where the image is built"));
    }
}
