package io.slipway.release.descriptor;

import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.SlipwayException;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.nodes.Node;

/** Any YAML or JSON file that a person wrote, read within the limits of a descriptor. */
public final class YamlFile {

    private YamlFile() {}

    /**
     * The root node.
     *
     * @throws SlipwayException (usage) when the file is not there, too large, too deep or no YAML
     */
    public static Node read(Path file, String fix) {
        YamlSource source = new YamlSource(file.toString());
        return YamlTree.parse(source, YamlText.read(file, fix))
                .orElseThrow(() -> new SlipwayException(ExitCode.USAGE, source.problems()));
    }

    /** Where a node of that file stands. */
    public static Place place(Path file, Node node) {
        return new YamlSource(file.toString()).placeOf(node);
    }
}
