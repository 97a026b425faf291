package io.slipway.release.clusters;

import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the YAML of a kubeconfig. Its errors never quote the file, which may hold a credential. */
public final class KubeconfigText {

    /** What the parser says and then repeats of the text: an alias, an anchor, a key, a tag. */
    private static final Pattern REPEATS =
            Pattern.compile("(?s)^(found (?:undefined|duplicate|unknown) [a-z]+|could not determine a constructor).*");

    private KubeconfigText() {}

    /** @throws SlipwayException (usage) when it is no YAML, or not a map, with the line */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> read(Path kubeconfig) {
        try {
            Object read = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(kubeconfig));
            if (read instanceof Map<?, ?>) {
                return (Map<String, Object>) read;
            }
        } catch (MarkedYamlEngineException e) {
            throw notYaml(kubeconfig, e);
        } catch (MalformedInputException | YamlEngineException e) {
            throw SlipwayException.usage(
                    Problem.of("the kubeconfig is not valid YAML: it holds characters that YAML does not allow")
                            .at(kubeconfig.toString())
                            .fix("get it anew from whoever gave it, or correct --kubeconfig"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw SlipwayException.usage(Problem.of("the kubeconfig is not a YAML map with clusters, users and contexts")
                .at(kubeconfig.toString())
                .fix("get it anew from whoever gave it, or correct --kubeconfig"));
    }

    private static SlipwayException notYaml(Path kubeconfig, MarkedYamlEngineException e) {
        String cause = Optional.ofNullable(e.getProblem()).orElse("it ends too early");
        String where = e.getProblemMark()
                .or(e::getContextMark)
                .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                .orElse("");
        return SlipwayException.usage(Problem.of("the kubeconfig is not valid YAML: "
                        + REPEATS.matcher(cause.strip()).replaceFirst("$1"))
                .at(kubeconfig + where)
                .fix("look at that line and the one above it: indentation, quotation marks, brackets"));
    }
}
