package io.sealrail.issuance.claim.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.sealrail.issuance.claim.yaml.Section;

/** Reads a source of the type {@code sql}. */
final class SqlReader {

    private static final Pattern SELECT = Pattern.compile("(?is)\\s*(select|with)\\b.*");
    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'|\"[^\"]*\"");
    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    private static final Pattern PARAMETER = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern VERIFIED = Pattern.compile("(.*[?&])?sslmode=verify-(ca|full)(&.*)?");

    private final Placeholders placeholders;

    SqlReader(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    SqlSettings read(String name, Section section, Limits limits) {
        List<String> parameters = section.texts("parameters");
        String query = section.text("query");
        if (section.has("query")) {
            checkQuery(section, query, parameters);
        }
        if (parameters.isEmpty() || !parameters.stream().allMatch(PARAMETER.asMatchPredicate())) {
            section.fault(
                    "parameters", "This must name the query's parameters $1, $2, … in their order, like national_id.");
        }
        Optional<String> certificates = Authorities.file(section);
        return new SqlSettings(
                name,
                url(section, certificates),
                placeholders.fill(section, "username", section.text("username")),
                new Secret(section.optionalText("password")
                        .map(text -> placeholders.fill(section, "password", text))
                        .orElse("")),
                certificates,
                query,
                parameters,
                limits);
    }

    private static void checkQuery(Section section, String query, List<String> parameters) {
        String bare = QUOTED.matcher(query).replaceAll("''");
        if (!SELECT.matcher(bare).matches() || bare.contains(";") || bare.contains("--") || bare.contains("/*")) {
            section.fault("query", "This must be one select without a semicolon and without comments.");
        }
        Set<Integer> used = new TreeSet<>();
        PLACE.matcher(bare)
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .forEach(used::add);
        Set<Integer> named = new TreeSet<>();
        for (int i = 1; i <= parameters.size(); i++) {
            named.add(i);
        }
        if (!used.equals(named)) {
            section.fault("query", "It must use $1 to $" + parameters.size() + ", one for each of the parameters.");
        }
    }

    private String url(Section section, Optional<String> certificates) {
        String url = placeholders.fill(section, "url", section.text("url"));
        if (!section.has("url")) {
            return url;
        }
        try {
            URI parsed = new URI(url);
            boolean postgres = "postgresql".equals(parsed.getScheme()) && parsed.getHost() != null;
            String query = parsed.getRawQuery() == null ? "" : parsed.getRawQuery();
            if (!postgres) {
                section.fault("url", "This must be like postgresql://host:5432/database.");
            } else if (parsed.getRawUserInfo() != null || query.contains("user=") || query.contains("password=")) {
                section.fault("url", "User and password have members of their own.");
            } else if (VERIFIED.matcher(query).matches() != certificates.isPresent()) {
                section.fault("url", "sslmode=verify-ca or verify-full goes together with tls_ca.");
            }
        } catch (URISyntaxException e) {
            section.fault("url", "This must be like postgresql://host:5432/database.");
        }
        return url;
    }
}
