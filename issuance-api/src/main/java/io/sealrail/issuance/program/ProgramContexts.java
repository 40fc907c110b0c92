package io.sealrail.issuance.program;

import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.sealrail.credential.canonical.Contexts;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.Json;

/** The contexts that credentials of a program name: the bundled ones and the program's own. */
@ApplicationScoped
public class ProgramContexts {

    private final String publicUrl;
    private final ConcurrentHashMap<String, Contexts> parsed = new ConcurrentHashMap<>();

    ProgramContexts(IssuanceConfig config) {
        this.publicUrl = config.publicUrl();
    }

    /** What the credentials of this published program are canonicalised with. */
    public Contexts contexts(IssuanceProgram program) {
        if (program.contexts() == null) {
            throw new IllegalStateException("program is not published: " + program.programId());
        }
        return program.contexts();
    }

    /** Where the context of the program's version is served. */
    public String url(IssuanceProgram program) {
        return url(program.programId(), program.version());
    }

    String url(String programId, int version) {
        return publicUrl + "/contexts/programs/" + programId + "/" + version;
    }

    Contexts parsed(IssuanceProgram program, String context) {
        return parsed.computeIfAbsent(url(program), url -> Contexts.bundled().with(url, Json.object(context)));
    }
}
