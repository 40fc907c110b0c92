package io.sealrail.verifier.status;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.sealrail.events.StatusReference;
import io.sealrail.kit.fetch.DomainOf;
import io.sealrail.verifier.http.OwnOrigin;
import io.sealrail.verifier.result.Finding;

/**
 * Whether a credential still stands, for one whose signature was found to be its issuer's. Each of its entries must say so, and
 * no event may say otherwise. Lists of ours are fetched from status-list-service, by their path under the public origin.
 */
@ApplicationScoped
public class CheckStatus {

    private static final Logger LOG = Logger.getLogger(CheckStatus.class);

    private static final int LISTS_OF_ONE_DOMAIN = 2;

    private final CredentialStatuses statuses;
    private final FindList lists;
    private final OwnOrigin origin;
    private final Clock clock;

    CheckStatus(CredentialStatuses statuses, FindList lists, OwnOrigin origin, Clock clock) {
        this.statuses = statuses;
        this.lists = lists;
        this.origin = origin;
        this.clock = clock;
    }

    /**
     * The findings of all entries, or that there are none.
     *
     * @param issuer the DID that signed the credential, or the https address of an issuer that is not ours
     * @param id what the credential calls itself
     */
    public Uni<List<Finding>> check(String issuer, String id, List<StatusEntry> entries) {
        return heardOf(issuer, id, entries)
                .flatMap(heard -> heard.isPresent() ? found(heard.get()) : checkEntries(issuer, entries));
    }

    private Uni<Optional<Finding>> heardOf(String issuer, String id, List<StatusEntry> entries) {
        List<StatusReference> places = entries.stream()
                .filter(entry -> entry.problem() == null && entry.index() <= Integer.MAX_VALUE)
                .flatMap(entry -> origin.listPathOf(entry.list()).stream()
                        .map(path -> new StatusReference(path.split("/")[3], (int) entry.index())))
                .toList();
        return statuses.find(issuer, origin.credentialId(id), places)
                .onFailure()
                .recoverWithItem(trouble -> {
                    LOG.warnf(
                            "statuses cannot be read cause=%s",
                            trouble.getClass().getSimpleName());
                    return Optional.of(Finding.STATUS_UNAVAILABLE);
                });
    }

    private Uni<List<Finding>> checkEntries(String issuer, List<StatusEntry> entries) {
        if (entries.isEmpty()) {
            return found(Finding.NO_STATUS);
        }
        List<Uni<Finding>> findings = entries.stream()
                .map(entry -> checkEntry(issuer, entry, entries))
                .toList();
        return Uni.join().all(findings).andFailFast().map(all -> all.stream()
                .distinct()
                .toList());
    }

    private Uni<Finding> checkEntry(String issuer, StatusEntry entry, List<StatusEntry> all) {
        if (entry.problem() != null) {
            return Uni.createFrom().item(entry.problem());
        }
        if (isOneOfTooMany(entry, all)) {
            return Uni.createFrom().item(Finding.STATUS_LIST_FOREIGN);
        }
        return lists.find(entry, issuer)
                .map(found ->
                        found.list() == null ? found.problem() : found.list().find(entry, issuer, clock.instant()));
    }

    /** One credential makes us ask a stranger's domain for two lists at most, one for each purpose that we judge. */
    private boolean isOneOfTooMany(StatusEntry entry, List<StatusEntry> all) {
        return foreignDomain(entry)
                .map(domain -> all.stream()
                        .filter(other ->
                                foreignDomain(other).filter(domain::equals).isPresent())
                        .map(StatusEntry::list)
                        .distinct()
                        .count())
                .filter(lists -> lists > LISTS_OF_ONE_DOMAIN)
                .isPresent();
    }

    private Optional<String> foreignDomain(StatusEntry entry) {
        return entry.problem() == null && origin.isForeign(entry.list())
                ? Optional.of(DomainOf.host(URI.create(entry.list()).getHost()))
                : Optional.empty();
    }

    private static Uni<List<Finding>> found(Finding finding) {
        return Uni.createFrom().item(List.of(finding));
    }
}
