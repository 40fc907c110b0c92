package io.sealrail.system;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.sealrail.credential.merkle.Keccak;

/** A secret value and every form in which it might leak: text, hex, base64 at each alignment, and unsalted digests. */
record Canary(String name, String value) {

    /** What to look for, by the kind of leak; compared case-sensitively but for those in lower case, as hex is. */
    Map<String, List<String>> needles() {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> needles = new LinkedHashMap<>();
        needles.put("text", List.of(value));
        needles.put("hex", List.of(HexFormat.of().formatHex(bytes)));
        needles.put("base64", base64(bytes));
        for (String algorithm : List.of("MD5", "SHA-1", "SHA-256", "SHA-512", "SHA3-256")) {
            needles.put(algorithm, encodings(digest(algorithm, bytes)));
        }
        needles.put("Keccak-256", encodings(Keccak.hash256(bytes)));
        return needles;
    }

    /** The kinds of leak that a text shows, empty when it shows none. */
    List<String> leaksIn(String text) {
        return leaksIn(text, text.toLowerCase(Locale.ROOT));
    }

    /** @param lower the same text in lower case, for whoever looks for several canaries in one that is long */
    List<String> leaksIn(String text, String lower) {
        List<String> leaks = new ArrayList<>();
        needles().forEach((kind, forms) -> {
            if (forms.stream().anyMatch(form -> (isLower(form) ? lower : text).contains(form))) {
                leaks.add(name + " as " + kind);
            }
        });
        return leaks;
    }

    private static boolean isLower(String form) {
        return form.equals(form.toLowerCase(Locale.ROOT));
    }

    /** The value inside a longer base64 text starts at any of three alignments; only the characters it alone decides are kept. */
    private static List<String> base64(byte[] bytes) {
        List<String> forms = new ArrayList<>();
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + bytes.length];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            int from = (shift * 8 + 5) / 6;
            int to = shifted.length * 8 / 6;
            forms.add(
                    Base64.getEncoder().withoutPadding().encodeToString(shifted).substring(from, to));
            forms.add(Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(shifted)
                    .substring(from, to));
        }
        return forms;
    }

    private static List<String> encodings(byte[] digest) {
        List<String> forms = new ArrayList<>(base64(digest));
        forms.add(HexFormat.of().formatHex(digest));
        return forms;
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
