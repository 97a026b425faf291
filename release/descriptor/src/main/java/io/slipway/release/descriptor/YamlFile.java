package io.slipway.release.descriptor;

import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.SlipwayException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
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

    /**
     * What a reader makes of the file's map.
     *
     * @throws SlipwayException (usage) with all that is wrong with it
     */
    public static <T> T readMap(Path file, String fix, Function<YamlMap, T> reader) {
        return readMap(file.toString(), YamlText.read(file, fix), reader);
    }

    /**
     * The same of a text that stands elsewhere.
     *
     * @param name where it stands, for people
     */
    public static <T> T readMap(String name, String text, Function<YamlMap, T> reader) {
        YamlSource source = new YamlSource(name);
        Optional<T> read = YamlTree.parse(source, text).map(root -> reader.apply(YamlMap.of(source, "", root)));
        return read.filter(value -> source.isSound())
                .orElseThrow(() -> new SlipwayException(ExitCode.USAGE, source.problems()));
    }

    /** Where a node of that file stands. */
    public static Place place(Path file, Node node) {
        return new YamlSource(file.toString()).placeOf(node);
    }
}
