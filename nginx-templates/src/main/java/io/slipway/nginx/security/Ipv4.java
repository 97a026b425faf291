package io.slipway.nginx.security;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Addresses as browsers read them: {@code 127.1} and {@code 0x7f000001} are 127.0.0.1. */
final class Ipv4 {

    private static final long ADDRESSES = 1L << 32;

    private Ipv4() {}

    static Optional<String> read(String host) {
        String[] parts = host.split("\\.", -1);
        if (parts.length > 4) {
            return Optional.empty();
        }
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            long number = number(parts[i]);
            boolean last = i == parts.length - 1;
            if (number < 0 || number > (last ? ADDRESSES >> 8 * i : 256) - 1) {
                return Optional.empty();
            }
            address += last ? number : number << 8 * (3 - i);
        }
        long whole = address;
        return Optional.of(IntStream.of(24, 16, 8, 0)
                .mapToObj(shift -> String.valueOf(whole >> shift & 255))
                .collect(Collectors.joining(".")));
    }

    /** Below zero for what is no number. */
    private static long number(String part) {
        if (part.matches("0x[0-9a-f]{0,12}")) {
            return part.length() == 2 ? 0 : Long.parseLong(part.substring(2), 16);
        }
        if (part.matches("0[0-7]{0,14}")) {
            return Long.parseLong(part, 8);
        }
        return part.matches("[1-9][0-9]{0,14}") ? Long.parseLong(part) : -1;
    }
}
