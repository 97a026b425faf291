package io.slipway.release.guarding;

import io.slipway.release.checks.Checks;
import io.slipway.release.descriptor.FillIn;
import io.slipway.release.descriptor.YamlFile;
import io.slipway.release.descriptor.YamlMap;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * The text of a policy:
 *
 * <pre>
 * version: 1
 * checks:
 *   branches: [main]
 * </pre>
 */
public final class PolicyDocument {

    /** Of the format: a higher one may hold checks that this Slipway does not know, so it is refused. */
    static final int VERSION = 1;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

    private PolicyDocument() {}

    /**
     * Reads one that a person wrote.
     *
     * @throws SlipwayException (usage) with all that is wrong with it; also where a line is still to be filled in
     */
    public static Policy read(Path file) {
        List<Problem> marks = FillIn.in(file);
        if (!marks.isEmpty()) {
            throw new SlipwayException(ExitCode.USAGE, marks);
        }
        return YamlFile.readMap(file, "name a file that holds a policy", PolicyDocument::read);
    }

    /**
     * Reads a text.
     *
     * @param name where it stands, for people
     * @throws SlipwayException (usage) with all that is wrong with it
     */
    public static Policy read(String name, String text) {
        return YamlFile.readMap(name, text, PolicyDocument::read);
    }

    private static Policy read(YamlMap map) {
        String version = map.required("version", NUMBER, String.valueOf(VERSION));
        if (!version.isEmpty() && Integer.parseInt(version) != VERSION) {
            throw SlipwayException.usage(Problem.of("this policy has version " + version
                            + ", but this Slipway reads version " + VERSION + " alone")
                    .at(map.placeOf("version").toString())
                    .fix("use the Slipway that wrote it, or a newer one"));
        }
        Checks checks = ChecksReader.read(map.map("checks"));
        map.close();
        return new Policy(checks);
    }

    /** The text of a policy; reading it gives the same policy. */
    public static String write(Policy policy) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", VERSION);
        document.put("checks", ChecksWriter.write(policy.checks()));
        DumpSettings settings =
                DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
        return new Dump(settings).dumpToString(document);
    }
}
