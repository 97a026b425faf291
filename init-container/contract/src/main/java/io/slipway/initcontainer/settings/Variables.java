package io.slipway.initcontainer.settings;

import io.slipway.initcontainer.json.JsonStrings;
import io.slipway.initcontainer.json.MalformedJsonException;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The values of this environment: those given by name win over those of the file. */
public record Variables(Map<String, String> values, Optional<Path> file) {
    public static Variables of(Settings settings) {
        Optional<Path> file = settings.optionalPath(Setting.VARIABLES_FILE);
        Map<String, String> values = new HashMap<>();
        if (file.isPresent()) {
            values.putAll(read(file.get()));
        }
        values.putAll(settings.variables());
        return new Variables(values, file);
    }

    private static Map<String, String> read(Path file) {
        try {
            Map<String, String> values = JsonStrings.members(Files.readString(file, StandardCharsets.UTF_8));
            values.forEach((name, value) -> refuseHalfCharacters(name, value, file));
            return values;
        } catch (IOException e) {
            throw new InitException(
                    InitException.WRONG_INPUT,
                    java.util.List.of(Problem.of("cannot read the variables file " + file)
                            .fix("mount it, or leave " + Setting.VARIABLES_FILE.env() + " unset")),
                    e);
        } catch (MalformedJsonException e) {
            throw InitException.wrongInput(
                    Problem.of("the variables file is not a JSON object of strings: " + e.getMessage())
                            .at(file.toString())
                            .fix("write it as {\"name\": \"value\"}"));
        }
    }

    /** JSON can tell half of a surrogate pair, but no file in UTF-8 holds it: a question mark would be published. */
    private static void refuseHalfCharacters(String name, String value, Path file) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw InitException.wrongInput(Problem.of(
                            "the value of variable " + name + " has half of a surrogate pair, which is not a character")
                    .at(file.toString())
                    .fix("take it off the value, or complete the pair (\\ud83d\\ude00)"));
        }
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Where a value of that name was looked for. */
    public String[] lookedIn(String name) {
        String variable = "variable " + Setting.VARIABLE_PREFIX + name;
        return file.map(path -> new String[] {variable, path.toString()}).orElse(new String[] {variable});
    }
}
