package io.slipway.release.preview;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.DescriptorReader;
import io.slipway.release.descriptor.ListInsertion;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.problems.PlainText;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.sources.BlockedSource;
import io.slipway.release.sources.PolicyKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Says what a browser reports as blocked and which line lets it in, and writes that line where that is wanted. */
final class PolicyLesson {

    private static final String WITHOUT_KEY =
            "no key lets it in, as injected scripts would come in with it: move the script into a file of the app";

    private final Path file;
    private final String environment;
    private final boolean writes;
    private final PrintWriter out;

    /** @param writes into {@code slipway.yaml} */
    PolicyLesson(ReleasePlan plan, boolean writes, PrintWriter out) {
        this.file = plan.descriptor().file();
        this.environment = plan.environment().name();
        this.writes = writes;
        this.out = out;
    }

    void blocked(BlockedSource blocked) {
        out.println(PlainText.of(
                "  blocked by " + blocked.directive() + ": " + blocked.blocked() + "  at " + blocked.place()));
        out.println("    " + blocked.key().map(this::remedy).orElse(WITHOUT_KEY));
        out.flush();
    }

    private String remedy(PolicyKey key) {
        String byHand = "to let it in, write into " + file + ": " + key.line();
        try {
            return writes && write(key) ? file + " now lets it in, from the next preview on" : byHand;
        } catch (IOException e) {
            return byHand + " (it cannot be written: " + e.getMessage() + ")";
        }
    }

    /** Whether it could be written: for all environments, or for this one where that has sources of its own. */
    private boolean write(PolicyKey key) throws IOException {
        String text = Files.readString(file);
        List<String> ofEnvironment = new ArrayList<>(List.of("environments", environment));
        ofEnvironment.addAll(key.path());
        for (List<String> path : List.of(key.path(), ofEnvironment)) {
            String changed = ListInsertion.into(text, path, key.source()).orElse(text);
            if (lets(changed, key)) {
                Files.writeString(file, changed);
                return true;
            }
        }
        return false;
    }

    private boolean lets(String text, PolicyKey key) {
        try {
            Descriptor read = DescriptorReader.read(file, text);
            return read.in(read.environments().get(environment))
                    .nginx()
                    .security()
                    .sources()
                    .getOrDefault(key.directive(), List.of())
                    .contains(key.source());
        } catch (SlipwayException notADescriptor) {
            return false;
        }
    }
}
