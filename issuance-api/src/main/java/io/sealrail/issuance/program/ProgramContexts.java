package io.sealrail.issuance.program;

import jakarta.enterprise.context.ApplicationScoped;

import io.sealrail.issuance.IssuanceConfig;

/** The contexts that credentials of a program name: the bundled ones and the program's own. */
@ApplicationScoped
public class ProgramContexts {

    private final String publicUrl;

    ProgramContexts(IssuanceConfig config) {
        this.publicUrl = config.publicUrl();
    }

    /** Where the context of the program's version is served. */
    public String url(IssuanceProgram program) {
        return url(program.programId(), program.version());
    }

    String url(String programId, int version) {
        return publicUrl + "/contexts/programs/" + programId + "/" + version;
    }
}
