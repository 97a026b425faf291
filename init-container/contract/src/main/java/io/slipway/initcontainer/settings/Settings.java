package io.slipway.initcontainer.settings;

import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.texts.NativeEncoding;
import io.slipway.initcontainer.tokens.TokenSyntax;
import io.slipway.initcontainer.tokens.TokenType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What this run was asked to do, read from the environment and the options over it. */
public final class Settings {
    private final Map<String, String> environment;

    /** @param environment SLIPWAY_* names and values; anything else in it is ignored */
    public Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    public String get(Setting setting) {
        String value = environment.get(setting.env());
        return value == null || value.isEmpty() ? setting.defaultValue() : value;
    }

    /** True if somebody set it, be it to its default. */
    public boolean isGiven(Setting setting) {
        return !environment.getOrDefault(setting.env(), "").isEmpty();
    }

    public Path path(Setting setting) {
        return Path.of(get(setting)).toAbsolutePath().normalize();
    }

    public Optional<Path> optionalPath(Setting setting) {
        return get(setting).isEmpty() ? Optional.empty() : Optional.of(path(setting));
    }

    public boolean bool(Setting setting) {
        String text = get(setting);
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong(setting, text, "true or false");
        }
        return text.equals("true");
    }

    public boolean isBuildMode() {
        String mode = get(Setting.MODE);
        if (!mode.equals("build") && !mode.equals("prebuilt")) {
            throw wrong(Setting.MODE, mode, "prebuilt or build");
        }
        return mode.equals("build");
    }

    public TokenSyntax syntax() {
        String style = get(Setting.TOKEN_STYLE);
        return TokenSyntax.parse(style).orElseThrow(() -> wrong(Setting.TOKEN_STYLE, style, TokenSyntax.choices()));
    }

    public BasePath basePath() {
        return BasePath.parse(get(Setting.BASE_PATH));
    }

    public List<String> list(Setting setting) {
        return ListText.items(get(setting));
    }

    public Set<String> set(Setting setting) {
        return new LinkedHashSet<>(list(setting));
    }

    public Map<String, TokenType> types() {
        Map<String, TokenType> types = new LinkedHashMap<>();
        for (String item : list(Setting.TOKEN_TYPES)) {
            int equals = item.indexOf('=');
            Optional<TokenType> type = equals < 0
                    ? Optional.empty()
                    : TokenType.named(item.substring(equals + 1).strip());
            if (type.isEmpty()) {
                throw wrong(Setting.TOKEN_TYPES, item, "name=boolean, name=number, name=json or name=string");
            }
            types.put(item.substring(0, equals).strip(), type.get());
        }
        return types;
    }

    /** A whole number of up to six digits. */
    public int number(Setting setting) {
        String text = get(setting);
        if (digits(text) != text.length() || text.isEmpty() || text.length() > 6) {
            throw wrong(setting, text, "a whole number");
        }
        return Integer.parseInt(text);
    }

    /** A time such as {@code 12h}, in seconds. */
    public long seconds(Setting setting) {
        return amount(
                setting, List.of("s", "m", "h", "d"), new long[] {1, 60, 3600, 86400}, "a time such as 12h or 7d");
    }

    /** A size such as {@code 64Mi}, in bytes. */
    public long bytes(Setting setting) {
        return amount(
                setting,
                List.of("Ki", "Mi", "Gi"),
                new long[] {1 << 10, 1 << 20, 1 << 30},
                "a size such as 64Mi or 1Gi");
    }

    private long amount(Setting setting, List<String> units, long[] factors, String choices) {
        String text = get(setting);
        int digits = digits(text);
        int unit = units.indexOf(text.substring(digits));
        if (digits == 0 || digits > 6 || unit < 0) {
            throw wrong(setting, text, choices);
        }
        return Long.parseLong(text.substring(0, digits)) * factors[unit];
    }

    private static int digits(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        return digits;
    }

    private static InitException wrong(Setting setting, String value, String choices) {
        return InitException.wrongInput(Problem.of(setting.env() + " is \"" + value + "\", which is not known")
                .fix("set it to " + choices));
    }

    /** Refuses what this Java cannot have read as it was given. */
    public void refuseUnreadable() {
        NativeEncoding encoding = NativeEncoding.ofProcess();
        for (Map.Entry<String, String> entry : environment.entrySet()) {
            if (entry.getKey().startsWith(Setting.PREFIX)) {
                encoding.refuseUnreadable("the value of " + entry.getKey(), entry.getValue());
            }
        }
    }

    /** The variables given by name in the environment. */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : environment.entrySet()) {
            if (entry.getKey().startsWith(Setting.VARIABLE_PREFIX)) {
                variables.put(entry.getKey().substring(Setting.VARIABLE_PREFIX.length()), entry.getValue());
            }
        }
        return variables;
    }
}
