package io.sealrail.issuance.claim;

import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;

/** Versions such as {@code 2} or {@code 1.10.0}: numbers, compared as such. */
final class ClaimVersions {

    static final Pattern PATTERN = Pattern.compile("\\d{1,6}(\\.\\d{1,6}){0,3}");
    static final Comparator<String> ORDER = (one, other) -> Arrays.compare(numbers(one), numbers(other));

    private ClaimVersions() {}

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
