package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.contexts.Layer;
import io.slipway.initcontainer.contexts.UnfitValueException;
import io.slipway.initcontainer.hashes.HashForm;
import io.slipway.initcontainer.index.Place.TokenPlace;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.initcontainer.settings.Settings;
import io.slipway.initcontainer.settings.Variables;
import io.slipway.initcontainer.tokens.Filter;
import io.slipway.initcontainer.tokens.Token;
import io.slipway.initcontainer.tokens.TokenScanner;
import io.slipway.initcontainer.tokens.TokenType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Decides what stands for a token: the value, filtered, typed and escaped for its place. */
final class TokenValues {
    /** A token that cannot be replaced. */
    static final class RefusedException extends Exception {
        final transient Problem problem;

        RefusedException(Problem problem) {
            super(problem.what(), null, false, false);
            this.problem = problem;
        }
    }

    private final Variables variables;
    private final Map<String, TokenType> types;
    private final Set<String> secrets;
    private final Set<String> allowed;
    private final TokenScanner scanner;

    TokenValues(Settings settings) {
        this.variables = Variables.of(settings);
        this.types = settings.types();
        this.secrets = settings.set(Setting.SECRETS);
        this.allowed = settings.set(Setting.TOKEN_ALLOW);
        this.scanner = new TokenScanner(settings.syntax());
    }

    List<Token> scan(String text) {
        return scanner.scan(text);
    }

    /** A text with the plain values of its tokens, for what is read from the bundle and never written into it. */
    String fill(String text) {
        StringBuilder filled = new StringBuilder();
        int end = 0;
        for (Token token : scan(text)) {
            Optional<String> value = secrets.contains(token.name()) ? Optional.empty() : variables.value(token.name());
            filled.append(text, end, token.offset())
                    .append(value.or(token::fallback).orElse(""));
            end = token.end();
        }
        return end == 0 ? text : filled.append(text, end, text.length()).toString();
    }

    /** What tells these values from others; secrets are no part of it, as pages show it. */
    String digest() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> variable : new TreeMap<>(variables.values()).entrySet()) {
            if (!secrets.contains(variable.getKey())) {
                text.append(variable.getKey())
                        .append('=')
                        .append(variable.getValue())
                        .append('\0');
            }
        }
        return HashForm.SHA1_HEX.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    boolean isAllowed(String token) {
        return allowed.contains(token);
    }

    boolean hasValue(String name) {
        return variables.value(name).isPresent();
    }

    /** True if some value holds that very text, so that it stands in the site by right. */
    boolean isValueText(String token) {
        for (String value : variables.values().values()) {
            if (value.contains(token)) {
                return true;
            }
        }
        return false;
    }

    /** True if the place's quotes are replaced together with the token. */
    boolean takesQuotes(TokenPlace token) {
        TokenType type = types.getOrDefault(token.name(), TokenType.STRING);
        return token.quote() > 0 && type != TokenType.STRING && !token.filters().contains(Filter.RAW.filterName());
    }

    String replacement(TokenPlace token) throws RefusedException {
        String name = token.name();
        if (secrets.contains(name)) {
            throw refused(Problem.of("token " + name + " would put a secret variable into the site")
                    .fix("remove the token, or take " + name + " off the secrets if browsers may see it"));
        }
        Optional<String> value = variables.value(name);
        boolean plain = token.filters().isEmpty() && !types.containsKey(name);
        if (value.isEmpty() && token.fallback().isPresent() && plain) {
            return token.fallback().get(); // it is escaped for its place already
        }
        if (value.isEmpty()) {
            value = token.fallback().map(token.context()::unescape);
        }
        if (value.isEmpty()) {
            throw refused(Problem.of("no value for token " + name)
                    .lookedIn(variables.lookedIn(name))
                    .fix("add " + name + " to the environment's variables"));
        }
        try {
            return escaped(token, value.get());
        } catch (UnfitValueException e) {
            throw refused(Problem.of("the value of token " + name + " does not fit its place: " + e.getMessage())
                    .fix(e.fix()));
        }
    }

    private String escaped(TokenPlace token, String value) throws RefusedException {
        String text = value;
        boolean raw = false;
        for (String filterName : token.filters()) {
            Filter filter = Filter.named(filterName)
                    .orElseThrow(() ->
                            refused(Problem.of("token " + token.name() + " asks for an unknown filter " + filterName)
                                    .fix("use one of " + Filter.choices())));
            text = filter.apply(text);
            raw |= filter == Filter.RAW;
        }
        if (raw) {
            return text;
        }
        TokenType type = types.getOrDefault(token.name(), TokenType.STRING);
        if (!type.accepts(text)) {
            throw refused(Problem.of("the value of token " + token.name() + " is no "
                            + type.name().toLowerCase(Locale.ROOT))
                    .lookedIn(variables.lookedIn(token.name()))
                    .fix("correct the value, or its type in " + Setting.TOKEN_TYPES.env()));
        }
        if (takesQuotes(token)) {
            return token.context().escapeTyped(text);
        }
        return token.context().escape(text);
    }

    /** In JavaScript a bare value must not run into the word beside it: {@code return"#{on}#"}. */
    static boolean needsBlanks(TokenPlace token) {
        return token.context().innermost() != Layer.JSON_STRING;
    }

    private static RefusedException refused(Problem problem) {
        return new RefusedException(problem);
    }
}
