package io.slipway.release.descriptor;

import java.util.LinkedHashMap;
import java.util.Map;

/** Says what to do about a text that is not YAML: the parser names the rule that was broken, and people want the slip. */
final class YamlMistake {

    /** Words of the parser, and what was mostly done there. */
    private static final Map<String, String> REMEDIES = new LinkedHashMap<>();

    static {
        REMEDIES.put("(TAB)", "indent with spaces instead of tabs");
        REMEDIES.put("another document", "keep one document in the file: delete --- and what follows it");
        REMEDIES.put(
                "undefined alias",
                "write &name at the value that *name repeats, before it, or quote a text that begins" + " with *");
        REMEDIES.put("quoted scalar", "close the quotation mark that is opened there");
        REMEDIES.put("flow sequence", "close the bracket [ that is opened there, or write a comma between items");
        REMEDIES.put("flow mapping", "close the brace { that is opened there, or write a comma between entries");
        REMEDIES.put(
                "mapping values are not allowed",
                "quote a value that holds a colon, or indent the line like its" + " neighbors");
        REMEDIES.put("cannot start any token", "quote a value that begins with %, @ or `");
        REMEDIES.put("block", "indent the line like its neighbors");
    }

    private YamlMistake() {}

    /** @param said by the parser: what it met, and while doing what */
    static String remedy(String said) {
        return REMEDIES.entrySet().stream()
                .filter(entry -> said.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("look at that line and the one above it: indentation, quotation marks, brackets");
    }
}
