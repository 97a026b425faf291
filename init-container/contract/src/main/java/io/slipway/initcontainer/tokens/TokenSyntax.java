package io.slipway.initcontainer.tokens;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a token is delimited. */
public record TokenSyntax(String prefix, String suffix) {
    /** As Azure DevOps' Replace Tokens has it: {@code #{name}#}. */
    public static final TokenSyntax DEFAULT = new TokenSyntax("#{", "}#");

    public static final TokenSyntax UNDERSCORES = new TokenSyntax("__", "__");
    public static final TokenSyntax DOLLAR = new TokenSyntax("${", "}");

    private static final List<TokenSyntax> KNOWN = List.of(DEFAULT, new TokenSyntax("{{", "}}"), UNDERSCORES, DOLLAR);

    private static final Set<String> OF_JAVASCRIPT = Set.of(
            "proto",
            "defineGetter",
            "defineSetter",
            "lookupGetter",
            "lookupSetter",
            "webpack_require",
            "webpack_modules",
            "zone_symbol");

    /** The known styles, as they are written in a setting. */
    public static String choices() {
        StringBuilder choices = new StringBuilder();
        for (TokenSyntax syntax : KNOWN) {
            choices.append(choices.length() == 0 ? "" : ", ").append(syntax.style());
        }
        return choices.toString();
    }

    /** Reads a style such as {@code #{ }#}; empty if it is none of the known ones. */
    public static Optional<TokenSyntax> parse(String style) {
        for (TokenSyntax syntax : KNOWN) {
            if (syntax.style().equals(style.strip())) {
                return Optional.of(syntax);
            }
        }
        return Optional.empty();
    }

    public String style() {
        return prefix + " " + suffix;
    }

    /** True if JavaScript itself, or a tool that makes bundles, uses that text, so that it is no token. */
    boolean reserves(String name) {
        return equals(UNDERSCORES) && OF_JAVASCRIPT.contains(name);
    }

    /** The plain token of that name, for messages. */
    public String token(String name) {
        return prefix + name + suffix;
    }
}
