package io.sealrail.system.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Steps of a caller, each as often as its weight says. */
final class Mix {

    private final List<Step> steps = new ArrayList<>();
    private int total;

    /** Something that a caller does, with all the calls that belong to it. */
    record Step(String name, int upTo, Runnable run) {}

    Mix add(int weight, String name, Runnable run) {
        total += weight;
        steps.add(new Step(name, total, run));
        return this;
    }

    Step next(Random random) {
        int drawn = random.nextInt(total);
        return steps.stream().filter(step -> drawn < step.upTo()).findFirst().orElseThrow();
    }

    /** What a caller of the platform does: about three steps of four bring new credentials. */
    static Mix of(Kit kit) {
        AirSteps air = new AirSteps(kit);
        AirCrowds crowds = new AirCrowds(kit, air);
        AgentSteps agents = new AgentSteps(kit);
        NotarySteps notary = new NotarySteps(kit);
        StatusSteps statuses = new StatusSteps(kit, notary::issue);
        VerifySteps verifications = new VerifySteps(kit, air::issueWithKey);
        return new Mix()
                .add(24, "issue with a key", air::issueWithKey)
                .add(16, "issue without a key", air::issueWithoutKey)
                .add(5, "issue ignoring", air::issueIgnoring)
                .add(5, "issue replacing", air::issueReplacing)
                .add(5, "repeat a keyed call", air::repeat)
                .add(3, "equal calls with one key", crowds::withKey)
                .add(2, "equal calls ignoring", crowds::ignoring)
                .add(1, "equal calls replacing", crowds::replacing)
                .add(4, "hang up", air::hangUp)
                .add(5, "poll", air::poll)
                .add(4, "register an agent", agents::register)
                .add(4, "publish an agent", agents::publish)
                .add(2, "revoke an agent", agents::revoke)
                .add(8, "issue from an evaluation", notary::issue)
                .add(4, "suspend or lift", statuses::turn)
                .add(4, "revoke", statuses::revoke)
                .add(5, "verify what stands", verifications::standing)
                .add(3, "verify what ended", verifications::ended);
    }
}
