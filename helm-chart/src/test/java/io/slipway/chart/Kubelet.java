package io.slipway.chart;

import java.util.Map;

/**
 * What a kubelet makes of an env value before the process sees it, as in Kubernetes'
 * {@code third_party/forked/golang/expansion}: {@code $$} is one dollar, {@code $(NAME)} a variable that is known.
 */
final class Kubelet {

    private Kubelet() {}

    static String expand(String value, Map<String, String> known) {
        StringBuilder expanded = new StringBuilder();
        int at = 0;
        while (at < value.length()) {
            char next = at + 1 < value.length() ? value.charAt(at + 1) : 0;
            int close = value.indexOf(')', at);
            if (value.charAt(at) == '$' && next == '$') {
                expanded.append('$');
                at += 2;
            } else if (value.charAt(at) == '$' && next == '(' && close > 0) {
                String name = value.substring(at + 2, close);
                expanded.append(known.getOrDefault(name, "$(" + name + ")"));
                at = close + 1;
            } else {
                expanded.append(value.charAt(at));
                at++;
            }
        }
        return expanded.toString();
    }
}
